"""Which field the meanings of a header's words make together, in any language: "Дата" + "выполнения" is `solved_at`.

The meanings are those of data/header_parts/*.toml. A rule needs each of its first meanings in a word of its own and
allows the others; a header with a word of any further known meaning isn't the rule's.
"""

from __future__ import annotations

from typing import Final

from sheet2desk.data_class import frozen

OTHER: Final = "other"
ANYTHING: Final = frozenset({"*"})
_TELLING: Final = frozenset(
    {"caller", "doer", "phone", "mail", "urgency", "rating", "state", "remark", "file", "channel"}
)


@frozen
class Rule:
    """The field of a header whose words have the meanings in `needs`, and perhaps ones in `may`."""

    field: str
    needs: tuple[str, ...]
    may: frozenset[str]
    score: float
    head: bool = False  # whether the first meaning must be the header's main word, not one that belongs to another

    @property
    def headed(self) -> bool:
        """Whether the one word that the rule needs says enough beside words that aren't known."""
        return len(self.needs) > 1 or self.field == OTHER or self.needs[0] in _TELLING


def _rule(field: str, needs: str, may: str = "", score: float = 0.93, *, head: bool = False) -> Rule:
    return Rule(field, tuple(needs.split()), ANYTHING if may == "*" else frozenset(may.split()), score, head)


_DAY = "day clock when"
_WORK = "matter work close doing"

RULES: Final = (
    _rule("id", "number matter", "open work first kind"),
    _rule("id", "number open", "matter first"),
    _rule("id", "number work", "matter close", 0.9),
    _rule("id", "number number", "matter first", 0.85),
    _rule("id", "code matter", "", 0.78),
    # who asked
    _rule("requester.name", "who open", "matter name work caller aside"),
    _rule("requester.name", "who opener", "matter name caller aside"),
    _rule("requester.name", "who happen", "matter", 0.7),
    _rule("requester.name", "opener", "matter caller name", 0.88),
    _rule("requester.name", "name open", "matter caller who"),
    _rule("requester.name", "name opener", "matter caller who"),
    _rule("requester.name", "name caller", "open opener matter org title who"),
    _rule("requester.name", "caller", "opener name title who", 0.9),
    _rule("requester.name", "caller open", "opener name title who", 0.9, head=True),
    _rule("requester.name", "caller matter", "open opener name title who", 0.9, head=True),
    _rule("requester.name", "holder aside", "name", 0.9, head=True),
    _rule("requester.name", "name phone", "caller open opener matter who", 0.85),
    _rule("requester.name", "caller phone", "name open matter number", 0.8),
    _rule("requester.phone", "phone", "caller who name open opener matter org number first respond need title"),
    _rule("requester.email", "mail", "address caller who name open opener matter org number respond need"),
    _rule("requester.organization", "org", "open opener matter kind title", 0.85),
    _rule("requester.organization", "org opener", "matter caller", 0.92),
    _rule("requester.organization", "org caller", "name open opener matter title"),
    _rule("requester.organization", "org name", "matter open title"),
    # who does it
    _rule("assignee", "who doing", "matter work name need"),
    _rule("assignee", "who close", "yesno matter work name"),
    _rule("assignee", "who closer", "matter work name"),
    _rule("assignee", "who respond", "matter work name"),
    _rule("assignee", "who assign", "matter work doer name until"),
    _rule("assignee", "who work", "matter need", 0.85),
    _rule("assignee", "who need", "matter work", 0.75),
    _rule("assignee", "closer", "matter work name", 0.88),
    _rule("assignee", "doing", "matter work name", 0.85),
    _rule("assignee", "assign", "matter work doer who name until", 0.85),
    _rule("assignee", "name doer", "close work matter assign respond who"),
    _rule("assignee", "name close", "work matter", 0.85),
    _rule("assignee", "doer", "close closer work matter assign name doing need who title", 0.9),
    _rule("assignee", "org doer", "close work matter assign", 0.62),
    _rule("assignee", "org assign", "doer matter", 0.62),
    _rule("assignee", "org close", "doer matter work", 0.62),
    # what it is about
    _rule("description", "text matter", "aside caller open opener happen need what work kind quality"),
    _rule("description", "text open", "matter caller what aside"),
    _rule("description", "text opener", "matter caller what"),
    _rule("description", "text happen", "what matter aside"),
    _rule("description", "text need", "what matter work aside"),
    _rule("description", "text work", "need matter", 0.85),
    _rule("description", "text what", "matter happen", 0.88),
    _rule("description", "what happen", "matter aside open opener work need"),
    _rule("description", "what open", "matter caller", 0.9),
    _rule("description", "what opener", "matter caller who", 0.9),
    _rule("description", "what need", "yesno happen work matter caller doing close aside"),
    _rule("description", "what matter", "text open caller", 0.88),
    _rule("description", "need work", "matter text", 0.85),
    _rule("description", "work open", "", 0.84),
    _rule("description", "matter happen", "open aside text", 0.88),
    _rule("description", "matter opener", "caller text", 0.85),
    _rule("description", "matter open", "caller", 0.82),
    _rule("description", "matter work", "aside", 0.82),
    _rule("description", "matter caller", "open", 0.9, head=True),
    _rule("description", "text caller", "", 0.84, head=True),
    _rule("description", "matter aside", "", 0.9, head=True),
    _rule("description", "matter matter", "open", 0.84),
    _rule("description", "matter", "", 0.84),
    _rule("description", "reason matter", "open caller opener", 0.84),
    _rule("description", "reason open", "matter caller", 0.82),
    _rule("description", "reason opener", "matter caller", 0.82),
    _rule("subject", "title matter", "text open caller opener title"),
    _rule("subject", "title text", "matter open happen", 0.9),
    _rule("subject", "title what", "matter happen title open", 0.86),
    # what kind of thing it is
    _rule("category", "kind matter", "work open aside text caller"),
    _rule("category", "kind work", "matter need"),
    _rule("category", "kind open", "matter", 0.84),
    _rule("category", "kind kind", "matter", 0.9),
    _rule("category", "code matter", "", 0.8),
    _rule("category", "queue", "matter", 0.85),
    _rule("channel", "channel", "matter open kind caller respond phone mail", 0.9),
    _rule("channel", "how open", "matter what"),
    _rule("channel", "how opener", "matter what"),
    _rule("channel", "kind channel", "matter open"),
    _rule("priority", "urgency", "matter what how kind state work title open need due", 0.92),
    _rule(
        "satisfaction", "rating", "result caller close work matter doer how what doing name quality open org who", 0.92
    ),
    _rule("satisfaction", "how rating", "*", 0.92),
    # how far it is
    _rule("status", "state", "kind what how", 0.9),
    _rule("status", "state matter", "work close open doing"),
    _rule("status", "state close", "matter work aside what"),
    _rule("status", "state work", "close matter"),
    _rule("status", "state respond", "matter", 0.85),
    _rule("status", "state doing", "matter work", 0.9),
    _rule("status", "state due", "", 0.7),
    _rule("status", "close yesno", "matter work"),
    _rule("status", "state yesno", "matter close"),
    _rule("status", "close doing", "", 0.7),
    _rule("status", "close", "", 0.76),
    _rule("status", "matter close", "", 0.77),
    _rule("status", "work close", "", 0.76),
    # until when
    _rule("due_at", "due", f"matter {_DAY} close respond work need doing plan until end doer", 0.9),
    _rule("due_at", "due day", "matter clock close respond work need doing plan until end doer kind"),
    _rule("due_at", "due close", f"matter {_DAY} respond work need plan until end aside"),
    _rule("due_at", "until close", f"matter {_DAY} work need plan due"),
    _rule("due_at", "until respond", f"matter {_DAY} due"),
    _rule("due_at", "until need", f"matter {_DAY} work due what"),
    _rule("due_at", "until work", f"matter {_DAY} close", 0.85),
    _rule("due_at", "until day", "", 0.85),
    _rule("due_at", "until when", "close need yesno", 0.9),
    _rule("due_at", "plan day", "close work matter clock due end until doing", 0.94),
    _rule("due_at", "plan clock", "close work matter day due", 0.9),
    _rule("due_at", "plan close", f"work matter {_DAY} due end", 0.94),
    _rule("due_at", "plan end", f"work {_DAY}", 0.9),
    _rule("due_at", "need day", "matter work clock close", 0.85),
    _rule("due_at", "need when", "matter work close", 0.85),
    # when it was done
    _rule("solved_at", "day close", "matter work doer end clock when fact respond what"),
    _rule("solved_at", "when close", "yesno matter work doer day fact"),
    _rule("solved_at", "when closer", "matter work day"),
    _rule("solved_at", "day closer", "matter work", 0.85),
    _rule("solved_at", "clock close", "matter work day fact", 0.82),
    _rule("solved_at", "fact day", "close due work matter clock end", 0.95),
    _rule("solved_at", "fact close", f"due work matter {_DAY} end", 0.95),
    _rule("solved_at", "fact due", f"close work matter {_DAY}", 0.95),
    _rule("solved_at", "fact end", f"work {_DAY}", 0.9),
    _rule("solved_at", "end work", "day clock when", 0.86),
    _rule("solved_at", "end matter", "day clock when", 0.84),
    _rule("solved_at", "day end", "work clock matter", 0.86),
    _rule("solved_at", "clock end", "work day", 0.84),
    _rule("solved_at", "day work", "", 0.82),
    _rule("solved_at", "close", "", 0.79),
    _rule("solved_at", "matter close", "caller", 0.79),
    _rule("solved_at", "work close", "matter", 0.78),
    _rule("solved_at", "state close", "matter work day", 0.72),
    # when it was taken up
    _rule("first_response_at", "day respond", "clock when matter work start caller doer first", 0.92),
    _rule("first_response_at", "when respond", "matter work day caller doer", 0.92),
    _rule("first_response_at", "clock respond", "matter work day caller doer first", 0.9),
    _rule("first_response_at", "first respond", f"{_DAY} matter work caller doer", 0.95),
    _rule("first_response_at", "start respond", f"{_DAY} matter work first", 0.88),
    _rule("first_response_at", "start work", f"{_DAY} matter doer fact", 0.86),
    _rule("first_response_at", "day start", "clock matter", 0.57),
    _rule("first_response_at", "clock start", "day matter", 0.57),
    _rule("first_response_at", "respond", "", 0.78),
    _rule("first_response_at", "open respond", "caller matter", 0.78),
    _rule("first_response_at", "caller respond", "matter", 0.84),
    _rule("first_response_at", "doer respond", f"{_DAY} aside first work", 0.9),
    # when it came up
    _rule("created_at", "day open", "clock when matter caller first opener"),
    _rule("created_at", "when open", "matter day caller opener happen"),
    _rule("created_at", "clock open", "day matter caller opener", 0.92),
    _rule("created_at", "open", "", 0.79),
    _rule("created_at", "open matter", "", 0.79),
    _rule("created_at", "when opener", "matter caller"),
    _rule("created_at", "day opener", "matter caller clock", 0.9),
    _rule("created_at", "clock opener", "matter caller", 0.88),
    _rule("created_at", "when happen", "matter", 0.9),
    _rule("created_at", "day matter", "clock caller work", 0.9),
    _rule("created_at", "clock matter", "day caller", 0.88),
    _rule("created_at", "day happen", "clock", 0.9),
    _rule("created_at", "day clock", "", 0.86),
    _rule("created_at", "day day", "clock", 0.84),
    _rule("created_at", "day start", "clock matter", 0.62),
    _rule("created_at", "clock start", "day matter", 0.62),
    # what else was said
    _rule("comments", "remark", "matter doer close caller work what who respond doing org reason result open", 0.9),
    _rule("comments", "remark aside", "matter doer close caller work what who respond org", 0.9, head=True),
    _rule("comments", "what close", "yesno work matter doing aside need doer", 0.9),
    _rule("comments", "what closer", "work doer", 0.9),
    _rule("comments", "work close", "text what kind matter title doer who", 0.84),
    _rule("comments", "text close", "work matter aside", 0.88),
    _rule("comments", "text respond", "matter doer", 0.84),
    _rule("comments", "result", "work close matter text respond", 0.78),
    _rule("attachments", "file", "matter aside open close what", 0.9),
    # what is known to be no field of a ticket
    _rule(OTHER, "aside", "*", 0.89),
    _rule(OTHER, "title aside", "", 0.94),
    _rule(OTHER, "name aside", "", 0.94),
    _rule(OTHER, "text aside", "", 0.94),
    _rule(OTHER, "address", "*", 0.89),
    _rule(OTHER, "length", "*", 0.93),
    _rule(OTHER, "sign", "*", 0.92),
    _rule(OTHER, "number caller", "matter name", 0.88),
    _rule(OTHER, "code caller", "matter name", 0.88),
    _rule(OTHER, "code org", "matter", 0.88),
    _rule(OTHER, "number doer", "", 0.9),
    _rule(OTHER, "number org", "matter", 0.88),
    _rule(OTHER, "phone doer", "name who number matter work", 0.94),
    _rule(OTHER, "mail doer", "name who number matter work", 0.94),
    _rule(OTHER, "phone assign", "name who", 0.94),
    _rule(OTHER, "mail assign", "name who", 0.94),
    _rule(OTHER, "day assign", "clock doer matter", 0.92),
    _rule(OTHER, "clock assign", "day doer matter", 0.92),
    _rule(OTHER, "kind caller", "", 0.88),
    _rule(OTHER, "kind org", "", 0.86),
    _rule(OTHER, "reason close", "matter", 0.86),
)
