"""Everything that can stop a run, sorted by what to do next.

Sheet2DeskError
├── ConfigError        the profile or the command line is wrong: mend it              exit 2
├── UnreadableSource   this source can't be read: repair it or give another one       exit 2
├── OutputFailed       the result can't be written: free the place or name another    exit 2
├── TryLater           nothing is wrong here: the same command again, later           exit 75
│   ├── SourceUnavailable   the source is away for now (quota, network)
│   ├── DeskUnreachable     the desk is away for now (down, rate limit, network)
│   │   └── OutcomeUnknown  a request that changes the desk got no answer: look before it is repeated
│   └── Busy                another run holds the lock
├── DeskRefused        the desk refuses this one ticket: go on with the others
└── DeskDenied         the desk refuses us (token, rights, wrong address): stop       exit 2

Trouble in the user's data is never an exception: it is a Finding (finding.py) or a Receipt (migration).
"""


class Sheet2DeskError(Exception):
    """A run can't go on; `message` says what and where, `help` what to do next (both one line, no full stop)."""

    exit_code = 2

    def __init__(self, message: str, *, help: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.help = help


class ConfigError(Sheet2DeskError):
    """The profile or the command line asks for something that can't be."""


class UnreadableSource(Sheet2DeskError):
    """A source exists but its content can't be read; the message begins with the source's name."""


class OutputFailed(Sheet2DeskError):
    """The result could not be written; nothing half-written was left behind."""


class TryLater(Sheet2DeskError):
    """Nothing is wrong on this side; the same command may work later."""

    exit_code = 75


class SourceUnavailable(TryLater):
    """The source is away for now (quota, network)."""


class DeskUnreachable(TryLater):
    """The desk does not answer, or asks to wait longer than this run may."""


class OutcomeUnknown(DeskUnreachable):
    """A request that changes the desk was sent and no whole answer came: it may have been done or not."""


class Busy(TryLater):
    """Another run holds the lock on this state or journal."""


class DeskRefused(Sheet2DeskError):
    """The desk refuses this ticket with a reason; other tickets may still pass."""


class DeskDenied(Sheet2DeskError):
    """The desk refuses the credentials, the rights or the address; no ticket can pass."""
