"""The parts of the page How it scores, of which one is drawn at a time."""

import streamlit as st

from coach.domain.choices import Choices
from coach.domain.facts import load_facts
from coach.domain.messages import Kind
from coach.domain.rubric import load_rubric
from coach.settings import default_settings
from coach.storage.record import Record
from coach.ui.components import rubric_view as view
from coach.ui.components.rubric_examples import examples
from coach.ui.components.rubric_limits import limits_list
from coach.ui.components.rubric_model import model_card
from coach.ui.components.rubric_rules import rules_list
from coach.ui.components.rubric_weights import weights_form
from coach.ui.engine import own_coach
from coach.ui.model_card import read_model_card
from coach.ui.words import KIND_CHOICES

CRITERIA, EXAMPLES, REMARKS, WEIGHTS, MODEL = PARTS = (
    "What counts", "Examples", "Remarks", "Your weights", "Limits and model",
)  # fmt: skip
PART, KIND = "rubric_part", "rubric_kind"


def parts(record: Record, choices: Choices) -> None:
    """The choice, and the part chosen."""
    part = st.segmented_control(
        "Part", PARTS, default=CRITERIA, key=PART, required=True, wrap=True, persist_state="session"
    )
    if part == CRITERIA:
        _criteria(choices)
    elif part == EXAMPLES:
        examples(own_coach(), _kind())
    elif part == REMARKS:
        rules_list(record, choices, load_facts())
    elif part == WEIGHTS:
        weights_form(record, choices, _kind())
    else:
        _model()


def _kind() -> Kind:
    return st.segmented_control(
        "Kind of message", list(load_rubric().criteria), default=Kind.THANK_YOU, format_func=KIND_CHOICES.__getitem__,
        key=KIND, required=True, wrap=True, persist_state="session",
    )  # fmt: skip


def _criteria(choices: Choices) -> None:
    rubric, facts = load_rubric(), load_facts()
    st.html(view.how_it_adds_up(facts))
    kind = _kind()
    st.html(view.criteria_of(kind, rubric, facts, in_force=choices.applied_to(rubric)))


def _model() -> None:
    facts, card = load_facts(), read_model_card(default_settings().models)
    st.html(limits_list(load_rubric(), card.bands if card else (), facts))
    st.html(model_card(card))
    st.html(view.labels_list())
    with st.expander(f"All {len(facts)} facts, with year and source"):
        st.html(view.all_facts(facts))
