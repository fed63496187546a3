"""Beside a score: that it was reached by weights or rules of the writer's own, and the way to them."""

from html import escape

from coach.domain.choices import is_own_version
from coach.domain.findings import finding_of, load_findings
from coach.domain.messages import ScoreResult
from coach.domain.rubric import load_rubric
from coach.ui.switches import switch_title
from coach.ui.words import SEVERITIES

# A new tab: a page opened by an address is a session of its own, and what is being written must not be lost.
_LINK = '<a href="rubric" target="_blank" rel="noopener">See or change this (in a new tab)</a>'


def own_rules(result: ScoreResult) -> str:
    """One paragraph; empty where the note was scored as the program comes."""
    if not is_own_version(result.rubric_version):
        return ""
    said = " ".join(filter(None, (_weights(result), _muted(result))))
    return f'<p class="fc-own">{said} {_LINK}</p>'


def _weights(result: ScoreResult) -> str:
    default = load_rubric().criteria.get(result.kind, ())
    counted = {one.id: one.weight for one in result.criteria}
    if counted == {one.id: one.weight for one in default}:
        return ""
    off = ", ".join(one.title for one in default if one.id not in counted)
    without = f" (off: {escape(off)})" if off else ""
    return f"Scored with your own weights{without}; the band was fitted on the default ones."


def _muted(result: ScoreResult) -> str:
    names = ", ".join(map(_name, result.muted))
    return f"Switched off by you: {escape(names)}." if names else ""


def _name(switch: str) -> str:
    rule = load_findings()[finding_of(switch)]
    return f"{switch_title(switch)} ({SEVERITIES[rule.severity]})" if rule.caps else switch_title(switch)
