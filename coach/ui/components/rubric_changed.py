"""At the top of the page How it scores: everything that the user changed, each with its way back."""

from collections.abc import Callable

import streamlit as st

from coach.domain.choices import Choices
from coach.domain.findings import finding_of, load_findings
from coach.domain.messages import Kind
from coach.domain.rubric import STOP_CAP, Criterion, load_rubric
from coach.services.preferences import reset_choices, save_weights, unmute_finding
from coach.storage.record import Record
from coach.ui.components.literal import literal
from coach.ui.components.said import change_and_say, say
from coach.ui.switches import switch_title
from coach.ui.words import KIND_CHOICES, SEVERITIES

_SAID = "rubric_said"
BAND_WAS_FITTED = (
    "The band from 1 to 5 was fitted to readers' ratings under the default weights. Under yours it is a rough guide."
)


def changed(record: Record, choices: Choices) -> None:
    """A box of changes, or a line that there are none; then what was just done."""
    if not choices.weights and not choices.muted:
        st.caption("Every weight and every remark stands at its default.")
    else:
        with st.container(border=True, key="rubric_changed"):
            st.html('<h2 class="fc-over">Changed by you</h2>')
            for kind in choices.weights:
                _weights(record, choices, kind)
            for switch in choices.muted:
                _muted(record, switch)
            if st.button("Back to all defaults", key="rubric_reset_all"):
                done("Everything is back at its default.", lambda: reset_choices(record))
    say(_SAID)


def done(said: str, change: Callable[[], None]) -> None:
    """Make a change and draw the page anew with a word about it; what cannot be is said in its place."""
    change_and_say(_SAID, said, change)


def _weights(record: Record, choices: Choices, kind: Kind) -> None:
    name, own = KIND_CHOICES[kind], choices.weights[kind]
    with st.container(horizontal=True, vertical_alignment="center"):
        told = (_told(one, own[one.id]) for one in load_rubric().criteria[kind] if one.id in own)
        st.text(f"{name}: {'; '.join(told)}")
        if st.button(f"Default weights for: {name}", key=f"rubric_reset_{kind}"):
            done(f"The weights for {name} are back at their defaults.", lambda: save_weights(record, kind, {}))
    st.caption(BAND_WAS_FITTED)


def _told(criterion: Criterion, weight: int) -> str:
    return f"{criterion.title} {weight or 'off'} (default {criterion.weight})"


def _muted(record: Record, switch: str) -> None:
    rule, title = load_findings()[finding_of(switch)], switch_title(switch)
    with st.container(horizontal=True, vertical_alignment="center"):
        held = f" A note with it is no longer held at {STOP_CAP}." if rule.caps else ""
        st.text(f"Switched off: {title} ({SEVERITIES[rule.severity]}).{held}")
        if st.button(literal(f"Switch on: {title}"), key=f"rubric_on_top_{switch}"):
            done(f"{title} is switched on again.", lambda: unmute_finding(record, switch))
