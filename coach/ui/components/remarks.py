"""The findings as a numbered list: what was found, the words, and where they stand in the note."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from html import escape

from coach.domain.facts import Fact
from coach.domain.findings import FindingRule
from coach.domain.messages import Finding, ScoreResult, Severity
from coach.ui.components.badges import remark_badge, unseen
from coach.ui.components.marked_text import is_placed
from coach.ui.components.sources import sources
from coach.ui.words import SEVERITIES

LONGEST_QUOTE = 80
HEAD = '<h2 id="fc-remarks">Worth a second look</h2>'
NOTHING = '<p class="fc-quiet">Nothing else to put right.</p>'


def stops_first(result: ScoreResult) -> ScoreResult:
    """The result with its findings in the order in which they are numbered: weightiest first, then as in the note."""
    weight = list(Severity).index
    return replace(result, findings=tuple(sorted(result.findings, key=lambda finding: weight(finding.severity))))


def remarks(
    findings: Iterable[Finding], text: str, *, rules: Mapping[str, FindingRule], facts: Mapping[str, Fact]
) -> str:
    """Numbered as in the marked note; says so plainly where there is nothing to remark."""
    items = "".join(_item(n, f, text, rules.get(f.id), facts) for n, f in enumerate(findings, 1))
    body = f'<ol class="fc-remarks">{items}</ol>' if items else NOTHING
    return f'<section id="remarks" aria-labelledby="fc-remarks">{HEAD}{body}</section>'


def remark(
    number: int, finding: Finding, text: str, rule: FindingRule | None, facts: Mapping[str, Fact], *, offers: bool
) -> str:
    """One by itself; `offers`: with what may stand there instead."""
    return _item(number, finding if offers else replace(finding, replacements=()), text, rule, facts, tag="div")


def _item(
    number: int, finding: Finding, text: str, rule: FindingRule | None, facts: Mapping[str, Fact], *, tag: str = "li"
) -> str:
    title = rule.title if rule else finding.id.replace("_", " ").capitalize()
    return (
        f'<{tag} class="fc-remark fc-{finding.severity}">'
        f'<h3>{remark_badge(number)}<span class="fc-name">{escape(title)}</span>'
        f'<span class="fc-severity">{SEVERITIES[finding.severity]}</span></h3>'
        f"{_words(number, finding, text)}<p>{escape(finding.message)}</p>{_instead(finding)}"
        f"{sources(rule.sources, facts) if rule else ''}</{tag}>"
    )


def _words(number: int, finding: Finding, text: str) -> str:
    if not is_placed(finding, text):
        return ""
    return (
        f'<p class="fc-quoted"><q dir="auto">{escape(shortened(text[finding.start : finding.end]))}</q> '
        f'<a class="fc-see" href="#found-{number}">See where{unseen(f" remark {number} stands")}</a></p>'
    )


def shortened(words: str) -> str:
    """On one line, and no more of them than show which are meant."""
    words = " ".join(words.split())
    return words if len(words) <= LONGEST_QUOTE else f"{words[:LONGEST_QUOTE].rstrip()} …"


def _instead(finding: Finding) -> str:
    if not finding.replacements:
        return ""
    choices = " · ".join(f"<strong>{escape(replacement)}</strong>" for replacement in finding.replacements)
    return f"<p>Instead: {choices}</p>"
