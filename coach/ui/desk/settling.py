"""What was typed becomes the draft, is scored and stored: before anything is drawn, and before a page is left."""

import streamlit as st

from coach.bootstrap import clock
from coach.domain.drafts import Draft, StoredDraft
from coach.domain.messages import ScoreResult
from coach.errors import CoachError
from coach.services import drafting
from coach.storage.record import Record
from coach.ui.components.editor import Typed
from coach.ui.components.editor.session import EditorSession
from coach.ui.desk import fields, session, storing
from coach.ui.desk.scoring import score_of
from coach.ui.record import get_record
from coach.ui.turns import turn

EDITOR = "desk_editor"
_TYPED = "desk_typed"


def typed(now: Typed) -> int | None:
    """Called by the editor with what stands in it; returns the version in store, None for another opening."""
    st.session_state[_TYPED] = now
    with turn():
        stored = settled()[0]
    return stored.version if (stored.id, session.revision()) == (now.draft_id, now.revision) else None


def take_in() -> None:
    """What the editor holds, before a button acts: Streamlit calls the button first where both come in one run."""
    if session.in_hand():
        EditorSession(EDITOR).take_live(typed)


def settle() -> None:
    """Called by every field too, as the change that ends the typing may lead away from the page."""
    settled()


def settled() -> tuple[StoredDraft, Draft, ScoreResult]:
    """The draft in hand, what stands on the desk, and its score."""
    while True:
        stored = session.in_hand()
        if stored is None:
            raise RuntimeError("A draft is laid on the desk before the desk is drawn.")
        try:
            draft = _read(stored)
        except CoachError as error:
            session.fail(str(error))
            return stored, stored.draft, score_of(stored, stored.draft)
        result = score_of(stored, draft)
        if not storing.store(get_record, draft, _saving(draft, result)):
            return session.in_hand() or stored, draft, result


def _saving(draft: Draft, result: ScoreResult) -> storing.Save:
    def save(record: Record, held: StoredDraft) -> StoredDraft:
        return drafting.save(record, held.id, held.version, draft, result, clock())

    return save


def _read(stored: StoredDraft) -> Draft:
    fields.seed(stored.draft, session.place())
    now: Typed | None = st.session_state.get(_TYPED)
    is_here = now is not None and (now.draft_id, now.revision) == (stored.id, session.revision())
    text = now.text if now and is_here else stored.draft.text
    draft = fields.read(stored.draft, text, session.place())
    # Words that were kept in the browser since before another window went on have not seen what it wrote.
    if now and is_here and now.version < session.first_version() and text != stored.draft.text:
        session.part(get_record, stored, draft)
        return _read(session.in_hand() or stored)
    return draft
