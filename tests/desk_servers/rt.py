"""Request Tracker 5 of Debian, seeded with a queue, custom fields, users and tokens; outgoing mail goes into a file."""

from __future__ import annotations

import itertools
import os
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx

from tests.desk_servers.process import Process, free_port, run

SETUP = Path("/usr/sbin/rt-setup-database-5")
SERVER = Path("/usr/share/request-tracker5/libexec/rt-server")
TOKEN = "5eed" * 8  # 32 hex digits, as RT's tokens are
RIGHTS = (
    "ShowTicket SeeQueue CreateTicket CommentOnTicket ReplyToTicket ModifyTicket OwnTicket DeleteTicket "
    "ShowTicketComments SeeCustomField ModifyCustomField"
)

CONFIG = """
Set($rtname, 'desk.test');
Set($Organization, 'desk.test');
Set($WebDomain, '127.0.0.1');
Set($WebPort, {port});
Set($Timezone, 'UTC');
Set($DatabaseType, 'SQLite');
Set($DatabaseName, '{folder}/rt.sqlite');
Set($BcryptCost, 4);  # every check of a token is a bcrypt; the default costs 0.3 s
Set($LogToSyslog, undef);
Set($LogToSTDERR, 'warning');
Set($HTMLFormatter, 'core');
Set($MailCommand, sub {{
    my $mail = shift;
    open my $out, '>>', '{folder}/outgoing.mbox' or return 0;
    print $out "From rt\\n", $mail->stringify, "\\n";
    return 1;
}});
$RT::VarPath = '{folder}';
$RT::MasonDataDir = '{folder}/mason';
$RT::MasonSessionDir = '{folder}/sessions';
1;
"""

SEED = """
use strict; use warnings;
our @Queues = ({{ Name => 'Quality', CorrespondAddress => 'quality@desk.test' }});
our @Users = (
  {{ Name => 'importer', EmailAddress => 'importer@desk.test', Privileged => 1, Password => 'importer-123' }},
  {{ Name => 'chief', EmailAddress => 'chief.quality@example.com', Privileged => 1, Password => 'chief-123' }},
  {{ Name => 'reader', EmailAddress => 'reader@desk.test', Privileged => 1, Password => 'reader-123' }},
);
our @CustomFields = map {{
  {{ Name => $_, Type => 'FreeformSingle', LookupType => 'RT::Queue-RT::Ticket' }}
}} qw(ExternalID CSAT Serial);
our @Final = (sub {{
  my $load = sub {{ my $u = RT::User->new(RT->SystemUser); $u->Load(shift); die 'no user' unless $u->id; $u }};
  my $grant = sub {{
    my ($name, @rights) = @_;
    for my $right (@rights) {{
      my ($ok, $said) = $load->($name)->PrincipalObj->GrantRight(Right => $right, Object => RT->System);
      die "$right: $said" unless $ok;
    }}
  }};
  $grant->('importer', qw({rights}));
  $grant->('chief', qw(ShowTicket SeeQueue OwnTicket ModifyTicket CommentOnTicket));
  $grant->('reader', qw(ShowTicket SeeQueue SeeCustomField));
  for my $name (qw(importer chief reader root)) {{
    my $user = $load->($name);
    my $token = RT::AuthToken->new(RT->SystemUser);
    # one level below AuthToken->Create, which makes a token of its own choice
    my %row = (Owner => $user->id, Description => 'tests', Token => $token->_CryptToken('{token}'));
    my ($id, $said) = $token->RT::Record::Create(%row);
    die $said unless $id;
    open my $out, '>', "{folder}/token-$name" or die;
    print $out $token->_BuildAuthString($user->id, '{token}');
  }}
}});
1;
"""


def why_not() -> str | None:
    """Return why RT can't be started here, None when it can."""
    missing = [str(path) for path in (SETUP, SERVER) if not path.exists()]
    return f"Request Tracker 5 is not installed (no {missing[0]})" if missing else None


class RTServer:
    """One RT for a test run; a test takes a queue of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        config = folder / "RT_SiteConfig.pm"
        for name in ("siteconfig.d", "mason", "sessions"):
            (folder / name).mkdir()
        config.write_text(CONFIG.format(port=self.port, folder=folder))
        (folder / "root.pw").write_text("rootpass-123")
        (folder / "seed.pl").write_text(SEED.format(folder=folder, token=TOKEN, rights=RIGHTS))
        env = {"RT_SITE_CONFIG": str(config), "RT_SITE_CONFIG_DIR": str(folder / "siteconfig.d")}
        setup = [str(SETUP), "--skip-create"]
        run([*setup, "--action", "init", "--root-password-file", str(folder / "root.pw")], env=env)
        run([*setup, "--action", "insert", "--datafile", str(folder / "seed.pl")], env=env)
        command = [str(SERVER), "--host", "127.0.0.1", "--port", str(self.port), "--max-workers", "2"]
        self._process = Process(command, folder / "server.log", env={**os.environ, **env})
        self.root = httpx.Client(
            base_url=f"{self.url}/REST/2.0", headers={"Authorization": f"token {self.token('root')}"}, timeout=30
        )
        self._process.wait_for(lambda: self.root.get("/rt").status_code == 200)

    def token(self, user: str = "importer") -> str:
        """Return the token of a user: importer, chief (another agent), reader (may not create), root."""
        return (self.folder / f"token-{user}").read_text()

    def new_queue(self) -> str:
        """Make a queue of its own and return its name."""
        name = f"Quality-{uuid4().hex[:8]}"
        self.root.post("/queue", json={"Name": name, "CorrespondAddress": f"{name}@desk.test"}).raise_for_status()
        return name

    def tickets(self, queue: str) -> list[dict[str, Any]]:
        """Return the tickets of a queue, deleted ones left out, as the super user sees them."""
        params = {"query": f"Queue = '{queue}'", "fields": "Subject,Status,Created,CustomFields", "per_page": "100"}
        found: list[dict[str, Any]] = []
        for page in itertools.count(1):
            answer = self.root.get("/tickets", params={**params, "page": str(page)}).raise_for_status().json()
            found += answer["items"]
            if len(answer["items"]) < 100:
                break
        return found

    def keys(self, queue: str) -> list[str]:
        """Return the external keys in a queue, sorted, each as often as it stands there."""
        fields = [field for ticket in self.tickets(queue) for field in ticket["CustomFields"]]
        return sorted(key for field in fields if field["name"] == "ExternalID" for key in field["values"])

    def as_agent(self, remote: str, change: dict[str, Any]) -> None:
        """Change a ticket as another agent would."""
        headers = {"Authorization": f"token {self.token('chief')}"}
        self.root.put(f"/ticket/{remote}", json=change, headers=headers).raise_for_status()

    @property
    def mailed(self) -> set[str]:
        """Return all who were mailed so far."""
        lines = self.mails().splitlines()
        return {line.split(":", 1)[1].strip() for line in lines if line.startswith(("To:", "Cc:", "Bcc:"))}

    def mails(self) -> str:
        """Return all that was mailed so far."""
        box = self.folder / "outgoing.mbox"
        return box.read_text(errors="replace") if box.exists() else ""

    def stop(self) -> None:
        """Stop the server."""
        self.root.close()
        self._process.stop()
