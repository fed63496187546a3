"""The criteria of a kind as a list that is also the key to the marks in the note."""

from collections.abc import Iterable, Mapping
from html import escape

from coach.domain.facts import Fact
from coach.domain.messages import CriterionResult, Kind, ScoreResult
from coach.domain.rubric import Criterion, load_rubric
from coach.ui.components.badges import criterion_badge
from coach.ui.components.sources import sources
from coach.ui.words import LEVELS


def criteria_list(result: ScoreResult, titles: Mapping[str, str], facts: Mapping[str, Fact]) -> str:
    """Every criterion with level, points of weight, what to do, and where its thresholds come from."""
    items = "".join(_criterion(c, titles.get(c.id, c.id), facts) for c in result.criteria)
    return (
        '<section aria-labelledby="fc-criteria"><h2 id="fc-criteria">What it was read for</h2>'
        f'<ul class="fc-criteria">{items}</ul></section>'
    )


def titles_for(kind: Kind) -> Mapping[str, str]:
    """What to call the criteria of a kind as the program comes; none where it has none."""
    return titles_of(load_rubric().criteria.get(kind, ()))


def titles_of(criteria: Iterable[Criterion]) -> Mapping[str, str]:
    """What to call each criterion, by its id."""
    return {criterion.id: criterion.title for criterion in criteria}


def _criterion(criterion: CriterionResult, title: str, facts: Mapping[str, Fact]) -> str:
    seen = (
        f'<a class="fc-see" href="#earns-{escape(criterion.id)}">See it in your note</a>' if criterion.evidence else ""
    )
    return (
        f'<li class="fc-criterion fc-level-{criterion.level}">'
        f'<h3>{criterion_badge(criterion.id)}<span class="fc-name">{escape(title)}</span>'
        f'<span class="fc-worth">{_number(criterion.points)} of {criterion.weight}</span></h3>'
        f'<p class="fc-level">{_meter(criterion.level)}{LEVELS[criterion.level]}</p>'
        f"<p>{escape(criterion.message)} {seen}</p>{sources(criterion.sources, facts)}</li>"
    )


def _meter(level: int) -> str:
    steps = "".join(f'<span class="fc-step{" fc-on" if n <= level else ""}"></span>' for n in (1, 2))
    return f'<span class="fc-meter" aria-hidden="true">{steps}</span>'


def _number(points: float) -> str:
    return f"{points:.1f}".removesuffix(".0")
