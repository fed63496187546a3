"""What the coach remarks on, with a switch for each; one that stops a note asks once more before it goes off."""

from collections.abc import Mapping, Sequence

import streamlit as st

from coach.domain.choices import Choices
from coach.domain.facts import Fact
from coach.domain.findings import FindingRule, load_findings
from coach.domain.messages import Severity
from coach.domain.rubric import STOP_CAP
from coach.services.preferences import mute_finding, unmute_finding
from coach.storage.record import Record
from coach.ui.components.literal import literal
from coach.ui.components.rubric_changed import done
from coach.ui.components.rubric_view import finding_rule

_ACROSS = 2
_ASKED = "rubric_asked"  # the finding that is about to be switched off
_GROUPS: Mapping[Severity, str] = {
    Severity.STOP: f"Stops: the note should not go out as it is, and scores {STOP_CAP} at most",
    Severity.FIX: "To fix: costs points, or looks careless",
    Severity.ADVICE: "Advice: worth a thought, costs nothing",
}


def rules_list(record: Record, choices: Choices, facts: Mapping[str, Fact]) -> None:
    """By severity, two beside one another."""
    st.html('<h2 class="fc-more">What it remarks on</h2>')
    for severity, title in _GROUPS.items():
        rules = [rule for rule in load_findings().values() if rule.severity is severity]
        st.html(f'<h3 class="fc-group">{title}</h3>')
        for place in range(0, len(rules), _ACROSS):
            _row(record, choices, facts, rules[place : place + _ACROSS])


def _row(record: Record, choices: Choices, facts: Mapping[str, Fact], rules: Sequence[FindingRule]) -> None:
    for column, rule in zip(st.columns(_ACROSS, gap="large"), rules, strict=False):
        with column, st.container(key=f"rubric_rule_{rule.id}", gap="xsmall"):
            st.html(finding_rule(rule, facts, is_off=rule.id in choices.muted))
            _switch(record, rule, is_off=rule.id in choices.muted)


def _switch(record: Record, rule: FindingRule, *, is_off: bool) -> None:
    if is_off:
        if st.button(f"Switch on: {rule.title}", key=f"rubric_on_{rule.id}"):
            done(f"{rule.title} is switched on again.", lambda: unmute_finding(record, rule.id))
    elif st.session_state.get(_ASKED) == rule.id:
        _ask(record, rule)
    elif st.button(f"Switch off: {rule.title}", type="tertiary", key=f"rubric_off_{rule.id}"):
        if rule.caps:
            st.session_state[_ASKED] = rule.id
            st.rerun()
        _mute(record, rule)


def _ask(record: Record, rule: FindingRule) -> None:
    st.warning(
        literal(
            f"{rule.title}: a note with it would no longer be held back, and you might send it so. Each score would "
            "say that this is switched off."
        )
    )
    with st.container(horizontal=True):
        if st.button("Keep it", key=f"rubric_keep_{rule.id}"):
            del st.session_state[_ASKED]
            st.rerun()
        if st.button("Switch it off all the same", key=f"rubric_sure_{rule.id}"):
            del st.session_state[_ASKED]
            _mute(record, rule)


def _mute(record: Record, rule: FindingRule) -> None:
    done(f"{rule.title} is switched off.", lambda: mute_finding(record, rule.id))
