"""Every limit that the coach measures against, with its number and where it comes from."""

from collections.abc import Iterable, Mapping
from html import escape

from coach.domain.facts import OWN_CHOICE, Fact
from coach.domain.messages import Kind
from coach.domain.rubric import (
    DENSE_GRADE,
    ENOUGH_MOMENTS,
    FEW_SLIPS,
    HARD_GRADE,
    MANY_SLIPS,
    MOST_QUALIFICATIONS,
    STOP_CAP,
    Brevity,
    Rubric,
)
from coach.ui.components.sources import OWN_CHOICE_SAYS, cited
from coach.ui.words import KIND_CHOICES

LIMITED = frozenset({"brevity", "clean", "impression"})
_FITTED = "Fitted to readers' ratings of labelled notes."
_LENGTH_FACTS: Mapping[Kind, tuple[str, ...]] = {
    Kind.THANK_YOU: ("F30", "F36", "F37"),
    Kind.CHECK_IN: ("F30", "F35", "F36"),
    Kind.FEEDBACK_REPLY: ("F30", "F36"),
}


def limits_of(criterion: str, brevity: Brevity) -> str:
    """The numbers behind a criterion that no sentence earns."""
    if criterion == "impression":
        return (
            "Fitted to the impression, 1 to 5, that two readers had of each labelled note: a note that they would "
            "probably have given 2 or less has none of the points, one from 4 on all. No words are marked for it."
        )
    if criterion == "clean":
        return (
            f"All points up to school grade {DENSE_GRADE:.0f} (Flesch-Kincaid) with {FEW_SLIPS} slip at most; half up "
            f"to grade {HARD_GRADE:.0f} or {MANY_SLIPS} slips."
        )
    (low, high), (least, most) = brevity.strong, brevity.weak
    return (
        f"At most {brevity.most_sentences} sentences and {low} to {high} words can have all points, {least} to {most} "
        "words half of them, without greeting and sign-off. Within that it goes by what readers of labelled notes "
        "found too much."
    )


def limits_list(rubric: Rubric, bands: Iterable[int], facts: Mapping[str, Fact]) -> str:
    """One limit a line; `bands` are the lowest scores of bands 2 to 5, none where they are not at hand."""
    items = "".join(
        f'<li><strong>{what}</strong><span>{number}</span><span class="fc-cite">{where}</span></li>'
        for what, number, where in (*_lengths(rubric, facts), *_others(facts), *_bands(tuple(bands)))
    )
    return (
        '<section aria-labelledby="fc-limits"><h2 id="fc-limits">Limits, and where each comes from</h2>'
        f'<ul class="fc-facts fc-limits">{items}</ul></section>'
    )


def _lengths(rubric: Rubric, facts: Mapping[str, Fact]) -> Iterable[tuple[str, str, str]]:
    for kind, brevity in rubric.brevity.items():
        yield (
            f"{KIND_CHOICES[kind]}: the widest that can have all points",
            f"{brevity.strong[0]} to {brevity.strong[1]} words, {brevity.most_sentences} sentences",
            _where((*_LENGTH_FACTS[kind], OWN_CHOICE), facts),
        )


def _others(facts: Mapping[str, Fact]) -> Iterable[tuple[str, str, str]]:
    grades = f"up to {DENSE_GRADE:.0f}; half the points up to {HARD_GRADE:.0f}"
    slips = f"{FEW_SLIPS} forgiven; half the points up to {MANY_SLIPS}"
    yield "School grade of the text", grades, _where(("F32", "F37", OWN_CHOICE), facts)
    yield "Slips of spelling and grammar", slips, _where(("F42", OWN_CHOICE), facts)
    yield "Sentences on your fit", f"{MOST_QUALIFICATIONS} at most", _where(("F11", "F38"), facts)
    yield "Dated times to offer", f"{ENOUGH_MOMENTS} or more", _where(("F57",), facts)
    yield "Score of a note that should not go out", f"{STOP_CAP} at most", _where((OWN_CHOICE,), facts)


def _bands(lowest: tuple[int, ...]) -> Iterable[tuple[str, str, str]]:
    if lowest:
        told = ", ".join(f"{band} from {score}" for band, score in enumerate(lowest, 2))
        yield "Bands", told, _FITTED


def _where(ids: Iterable[str], facts: Mapping[str, Fact]) -> str:
    return "; ".join(escape(OWN_CHOICE_SAYS) if id_ == OWN_CHOICE else cited(facts[id_]) for id_ in ids)
