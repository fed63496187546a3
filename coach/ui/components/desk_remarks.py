"""The remarks on the note being written, each with what may be done about it at one press."""

from collections import Counter
from collections.abc import Iterator
from zlib import crc32

import streamlit as st

from coach.domain.choices import is_word
from coach.domain.drafts import Draft
from coach.domain.facts import load_facts
from coach.domain.findings import load_findings
from coach.domain.messages import Finding, ScoreResult, Severity
from coach.ui.components.literal import literal, with_unseen
from coach.ui.components.remarks import HEAD, NOTHING, remark, shortened
from coach.ui.desk import passing
from coach.ui.desk.orders import Slip, mend
from coach.ui.switches import switch_title

# A text with more is no note; buttons for each would make every key slow.
_MOST_WITH_BUTTONS = 15
_MISSPELT = "misspelt"
# Stops that a writer may know better.
_NAMES = frozenset({"wrong_name", "wrong_company"})
_TAKE_OUT = "Take it out"


def desk_remarks(draft: Draft, result: ScoreResult) -> None:
    """Numbered as in the marked note; below, what the writer let pass in it."""
    st.html(f'<div id="remarks">{HEAD}{"" if result.findings else NOTHING}</div>')
    facts, rules = load_facts(), load_findings()
    for number, (finding, slip, name) in enumerate(_named(result, draft.text), 1):
        with st.container(key=f"desk_remark_{name}", gap="xsmall"):
            has_buttons = number <= _MOST_WITH_BUTTONS
            st.html(remark(number, finding, draft.text, rules.get(finding.id), facts, offers=not has_buttons))
            if has_buttons:
                _offers(finding, slip, name)
    if draft.passed:
        _passed(draft.passed)


def _named(result: ScoreResult, text: str) -> Iterator[tuple[Finding, Slip, str]]:
    """With a name for each that stays while other words are typed, so that a button acts on what it was pressed for."""
    seen: Counter[str] = Counter()
    for finding in result.findings:
        slip = Slip(finding.switch, text[finding.start : finding.end], finding.start)
        name = f"{crc32(slip.as_pass.encode('utf-8', 'replace')):08x}"
        seen[name] += 1
        yield finding, slip, f"{name}_{seen[name]}"


def _offers(finding: Finding, slip: Slip, name: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"desk_offers_{name}"):
        for number, words in enumerate(finding.replacements):
            st.button(
                with_unseen(literal(words) if words else _TAKE_OUT, f"in place of {shortened(slip.words)}"),
                key=f"desk_mend_{name}_{number}",
                on_click=mend,
                args=(slip, words),
            )
        if finding.severity is not Severity.STOP or finding.id in _NAMES:
            label = with_unseen("It is right", shortened(slip.words))
            with st.popover(label, type="tertiary", key=f"desk_right_{name}"):
                _ways_to_pass(finding, slip, name)


def _ways_to_pass(finding: Finding, slip: Slip, name: str) -> None:
    """What must not be sent passes for these words alone; all of its kind goes off on the page How it scores."""
    word = slip.words.strip()
    if finding.rule == _MISSPELT and is_word(word):
        st.button(literal(f"Add “{word}” to my words"), key=f"desk_know_{name}", on_click=passing.know, args=(word,))
    st.button("Leave it as it is", key=f"desk_leave_{name}", on_click=passing.let_pass, args=(slip.as_pass,))
    if finding.severity is not Severity.STOP:
        kind = load_findings()[finding.id].title
        st.text(f"All remarks like it ({kind})")
        st.button("None in this note", key=f"desk_pass_{name}", on_click=passing.let_pass, args=(slip.switch,))
        st.button("None in any note", key=f"desk_never_{name}", on_click=passing.never, args=(slip.switch,))


def _passed(switches: tuple[str, ...]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="desk_passed"):
        st.text(f"Let pass in this note: {'; '.join(map(switch_title, switches))}.")
        st.button("Look at it all again", key="desk_look_again", on_click=passing.look_again, type="tertiary")
