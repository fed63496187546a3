"""The model card as people read it: what the model is for, how often it is right, and where it errs."""

from collections.abc import Mapping
from html import escape

from coach.domain.rubric import load_rubric
from coach.ui.door.configured import whereabouts
from coach.ui.model_card import Figures, ModelCard
from coach.ui.words import LABELS

_HEAD = '<section class="fc-more" aria-labelledby="fc-model"><h2 id="fc-model">How well it reads</h2>'
LIMITS = (
    "Few hands wrote the notes it learned from, so expect it to err on yours now and then.",
    "Its readers' ratings come from two who think alike: agreement with them is no proof that an employer agrees.",
    "What hurts, what is particular and what answers a question depend on the meeting. There it errs most.",
    "English only. An unusual letter may be taken for a follow-up, or the reverse: you can name the kind yourself.",
)


def model_card(card: ModelCard | None) -> str:
    """How often the model is right; says so where the figures are not at hand."""
    if card is None:
        return f'{_HEAD}<p class="fc-quiet">The figures of this model are not at hand.</p></section>'
    limits = "".join(f"<li>{escape(one)}</li>" for one in LIMITS)
    return (
        f"{_HEAD}<p>A small model on {escape(whereabouts())} tells what each sentence does, what kind of "
        "message it is and how well it does each thing; the rubric does the rest. It is a guide for the writer, "
        f"not for judging candidates. Every figure was measured on {card.notes:,} labelled notes that took no part "
        "in fitting the model, and for many of them with their author left out, which is harder. 1 is perfect.</p>"
        f"{_table('Overall', _overall(card.by_note), _overall(card.by_author))}"
        '<div class="fc-two">'
        f"{_table('What sentences do (F1)', _labels(card.by_note), _labels(card.by_author))}"
        f"{_table('Criteria against readers (quadratic kappa)', _criteria(card.by_note), _criteria(card.by_author))}"
        f'</div><h3>Where it falls short</h3><ul class="fc-facts">{limits}</ul>'
        f"{_cutoffs(card)}"
        f'<p class="fc-quiet">Model {escape(card.model_version)}, rubric {escape(card.rubric_version)}.</p></section>'
    )


def _overall(figures: Figures) -> Mapping[str, float]:
    return {
        "What sentences do (macro-F1)": figures.macro_f1,
        "Kind of message, share right": figures.kind_accuracy,
        "Band against readers (quadratic kappa)": figures.band_kappa,
        "Band the same as the readers'": figures.band_exact,
        "Band within one of the readers'": figures.band_within_one,
    }


def _labels(figures: Figures) -> Mapping[str, float]:
    return {LABELS[label][0]: value for label, value in figures.labels.items()}


def _criteria(figures: Figures) -> Mapping[str, float]:
    rows = [one for criteria in load_rubric().criteria.values() for one in criteria]
    titles = {one.id: one.title for one in reversed(rows)}  # as the first kind that has it calls it
    return {titles.get(id_, id_): value for id_, value in figures.criteria.items()}


def _table(title: str, by_note: Mapping[str, float], by_author: Mapping[str, float]) -> str:
    rows = "".join(
        f'<tr><th scope="row">{escape(name)}</th><td>{value:.2f}</td><td>{_other(by_author.get(name))}</td></tr>'
        for name, value in by_note.items()
    )
    return (
        f'<table class="fc-table fc-figures"><caption>{escape(title)}</caption><thead><tr><th scope="col">Measure</th>'
        f'<th scope="col">New notes</th><th scope="col">New authors</th></tr></thead><tbody>{rows}</tbody></table>'
    )


def _other(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def _cutoffs(card: ModelCard) -> str:
    told = ", ".join(f"{LABELS[label][0]} {value:.2f}" for label, value in card.cutoffs.items())
    return f'<p class="fc-quiet">A sentence bears a label from this probability on, fitted: {escape(told)}.</p>'
