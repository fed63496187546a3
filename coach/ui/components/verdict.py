"""The score of a note with its band, what must not be sent, and what to change first."""

from collections.abc import Iterable
from html import escape

from coach.domain.messages import Kind, NextEdit, ScoreResult, Severity
from coach.domain.rubric import STOP_CAP
from coach.ui.components.badges import criterion_badge, unseen
from coach.ui.components.own_rules import own_rules
from coach.ui.words import A_GUIDE, BANDS, KIND_NAMES, NO_SCORE, readability_word

SHOWN_EDITS = 3
SURE = 0.8  # D
STOP_BANNER = (
    '<p class="fc-stop-banner"><strong>Please do not send it yet.</strong> '
    f'<a href="#remarks">See what to put right</a>; until then the score stays at {STOP_CAP} or below.</p>'
)


def verdict(result: ScoreResult, *, asked: Kind | None) -> str:
    """`asked` is the kind that the writer chose; None where it was left to be found out."""
    if result.score is None or result.band is None:
        return no_score(result)
    held = any(finding.severity is Severity.STOP for finding in result.findings)
    return (
        '<section class="fc-card" aria-labelledby="fc-verdict">'
        '<h2 id="fc-verdict" class="fc-over">How it reads</h2>'
        f"{_score(result.score, result.band, held)}{STOP_BANNER if held else ''}{own_rules(result)}"
        f'<p class="fc-quiet">{_read_as(result, asked)}</p>{_measures(result)}'
        f'<p class="fc-honest">{A_GUIDE}</p></section>'
    )


def no_score(result: ScoreResult) -> str:
    """Says kindly why there is no score and what would help."""
    title, advice = NO_SCORE[result.cannot_score] if result.cannot_score else ("No score", "")
    return (
        '<section class="fc-card" role="status"><h2 class="fc-over">No score this time</h2>'
        f'<p class="fc-no-score">{title}</p><p>{advice}</p></section>'
    )


def next_edits(edits: Iterable[NextEdit]) -> str:
    """The changes that gain most, best first; empty where there is nothing to gain."""
    items = "".join(_edit(edit) for edit in list(edits)[:SHOWN_EDITS])
    if not items:
        return ""
    return (
        '<section class="fc-first" aria-labelledby="fc-first"><h2 id="fc-first">What to change first</h2>'
        f'<ol class="fc-edits">{items}</ol></section>'
    )


def _score(score: float, band: int, held: bool) -> str:
    word = "Not ready to send yet" if held else BANDS[band]
    dots = "".join(f'<span class="fc-dot{" fc-on" if n <= band else ""}"></span>' for n in BANDS)
    return (
        '<div class="fc-score" role="status">'
        f'<p class="fc-number"><span class="fc-points">{score:.0f}</span> <span class="fc-of">of 100</span></p>'
        f'<div class="fc-band"><p class="fc-band-word">{word}</p>'
        f'<p class="fc-dots"><span aria-hidden="true">{dots}</span><span class="fc-quiet">band {band} of 5</span></p>'
        "</div></div>"
    )


def _read_as(result: ScoreResult, asked: Kind | None) -> str:
    name = KIND_NAMES[result.kind]
    if asked:
        return f"Read as {name}, as you chose."
    doubt = "" if result.kind_probability >= SURE else ", though we are not sure"
    return f"Read as {name}{doubt}. If that is wrong, choose its kind above."


def _measures(result: ScoreResult) -> str:
    reading = result.readability
    measures = (
        ("Words", str(reading.words)),
        ("Sentences", str(reading.sentences)),
        ("Reads", readability_word(reading.flesch_kincaid_grade)),
    )
    cells = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in measures)
    return f'<dl class="fc-measures">{cells}</dl>'


def _edit(edit: NextEdit) -> str:
    badge = criterion_badge(edit.criterion) if edit.criterion else ""
    worth = f"+{edit.gain:.0f}{unseen(' points: ')}" if edit.gain else "First"
    return f'<li><span class="fc-gain">{worth}</span><span>{badge}{escape(edit.message)}</span></li>'
