"""Where a threshold comes from: the facts behind it with publisher, year and link, or that it is our own choice."""

from collections.abc import Iterable, Mapping
from html import escape

from coach.domain.facts import OWN_CHOICE, Fact, Strength

OWN_CHOICE_SAYS = "Our own choice: no source fixes the number."
STRENGTHS: Mapping[Strength, str] = {
    Strength.READ: "",
    Strength.READ_IN_A_REPORT: ", read in a report of it",
    Strength.BACKGROUND: ", not checked by us",
    Strength.MEASURED: ", measured by us",
}


def sources(
    ids: Iterable[str], facts: Mapping[str, Fact], *, title: str = "Where this comes from", lead: str = ""
) -> str:
    """A folded list, below `lead` where one is given; empty where there is nothing to name."""
    items = "".join(_item(id_, facts) for id_ in ids)
    if not items:
        return ""
    first = f"<p>{escape(lead)}</p>" if lead else ""
    return f'<details class="fc-why"><summary>{escape(title)}</summary>{first}<ul>{items}</ul></details>'


def _item(id_: str, facts: Mapping[str, Fact]) -> str:
    if id_ == OWN_CHOICE:
        return f'<li><span class="fc-fact-id">D</span>{OWN_CHOICE_SAYS}</li>'
    if id_ not in facts:
        return f'<li><span class="fc-fact-id">{escape(id_)}</span></li>'
    fact = facts[id_]
    return f'<li><span class="fc-fact-id">{escape(fact.id)}</span>{escape(fact.says)} {cited(fact)}</li>'


def cited(fact: Fact) -> str:
    """Publisher and year, linked where the address is known."""
    name = f"{escape(fact.publisher)}, {escape(fact.year)}"
    if fact.url:
        name = f'<a href="{escape(fact.url)}" target="_blank" rel="noopener noreferrer">{name}</a>'
    return f'<span class="fc-cite">{name}{STRENGTHS[fact.strength]}</span>'
