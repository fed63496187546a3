"""The form for weights of one's own: one kind at a time, the default beside each."""

import streamlit as st

from coach.domain.choices import MOST_WEIGHT, OFF, Choices
from coach.domain.messages import Kind
from coach.domain.rubric import Criterion, load_rubric
from coach.services.preferences import save_weights
from coach.storage.record import Record
from coach.ui.components.rubric_changed import BAND_WAS_FITTED, done
from coach.ui.words import KIND_CHOICES

_ACROSS = 2
HOW = (
    f"A number from {OFF} to {MOST_WEIGHT} for each. Only their proportions count: they are scaled to 100 points, in "
    f"even numbers. {OFF} switches a criterion off, so that it earns nothing and is not among the things to change."
)


def weights_form(record: Record, choices: Choices, kind: Kind) -> None:
    """The numbers as given, and what each comes to."""
    criteria, given = load_rubric().criteria[kind], choices.given(kind)
    counted = {one.id: one.weight for one in choices.applied_to(load_rubric()).criteria[kind]}
    st.html(
        f'<section class="fc-prose" aria-labelledby="fc-weights"><h2 id="fc-weights">Your weights</h2><p>{HOW}</p>'
        f'<p class="fc-quiet">{BAND_WAS_FITTED}</p></section>'
    )
    with st.form(f"rubric_weights_{kind}"):
        typed = {}
        for place in range(0, len(criteria), _ACROSS):
            for column, one in zip(st.columns(_ACROSS, gap="large"), criteria[place : place + _ACROSS], strict=False):
                with column:
                    typed[one.id] = _field(kind, one, given[one.id], counted.get(one.id, OFF))
        if st.form_submit_button("Save weights", type="primary"):
            said = f"The weights for {KIND_CHOICES[kind]} are saved."
            done(said, lambda: save_weights(record, kind, typed))


def _field(kind: Kind, one: Criterion, given: int, counted: int) -> int:
    mark = ", changed" if given != one.weight else ""
    # A field of its own for each value kept, so that it shows what is kept.
    typed = st.number_input(
        f"{one.title}{mark}", OFF, MOST_WEIGHT, value=given, step=1, key=f"rubric_{kind}_{one.id}_{given}"
    )
    comes_to = f"counts for {counted} of 100" if counted else "switched off"
    st.html(f'<p class="fc-quiet fc-small">Default {one.weight}; {comes_to}.</p>')
    return int(typed)
