"""Subject lines to choose from, and what is wrong with the one that is there."""

import re
from enum import StrEnum

from coach.domain.messages import Kind

# D: phones show some forty to sixty characters of a subject.
MOST_CHARACTERS = 60

_OPENINGS = {
    Kind.THANK_YOU: ("Thank you for {when}", "Thank you, and the {role} role", "Our conversation about the {role} role"),
    Kind.CHECK_IN: ("{role} role: a short question", "Following our conversation about the {role} role", "{role} interview, {company}"),
    Kind.FEEDBACK_REPLY: ("Your question about the {role} role", "{role} role: what you asked for", "Re: {role} role, {company}"),
}  # fmt: skip
_SHOUTS = re.compile(r"[A-Z]{2,}[^a-z]*[A-Z]{2,}")
_PLACEHOLDER = re.compile(r"[\[{<][^\]}>]*[\]}>]")


class Fault(StrEnum):
    """What a reader may stumble over in a subject line."""

    MISSING = "missing"
    LONG = "long"
    SHOUTING = "shouting"
    BLANK_LEFT = "blank_left"
    URGENT = "urgent"
    BARE = "bare"


_URGENT = re.compile(r"\b(urgent|asap|important|immediate(ly)?|respond|reply needed)\b|!", re.IGNORECASE)
_BARE = re.compile(
    r"^(hi|hello|thanks|thank you|interview|follow(ing)?[ -]?up|question|update|re:?)[.!]*$", re.IGNORECASE
)


def faults(subject: str) -> tuple[Fault, ...]:
    """In the order of their weight; none for a good one."""
    line = " ".join(subject.split())
    if not line:
        return (Fault.MISSING,)
    found = {
        Fault.BLANK_LEFT: _PLACEHOLDER.search(line),
        Fault.URGENT: _URGENT.search(line),
        Fault.SHOUTING: _SHOUTS.search(line),
        Fault.BARE: _BARE.match(line),
        Fault.LONG: len(line) > MOST_CHARACTERS,
    }
    return tuple(fault for fault, is_there in found.items() if is_there)


def suggestions(kind: Kind, role: str, company: str, when: str = "") -> tuple[str, ...]:
    """Lines from what is known: one that needs what is not known is left out. `when` is a day such as Tuesday."""
    known = {"role": role.strip(), "company": company.strip(), "when": when}
    lines = (line for line in _OPENINGS.get(kind, ()) if all(known[name] for name in re.findall(r"{(\w+)}", line)))
    return tuple(made for line in lines if len(made := line.format(**known)) <= MOST_CHARACTERS)
