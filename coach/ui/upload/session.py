"""What the Upload page keeps between reruns and visits: the upload, its preview, notices and the missing-dates queue.

Everything stands in the session under names of its own and not in widgets, which are forgotten on other pages.
"""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

import streamlit as st

from coach.errors import CoachError, Conflict
from coach.services.importing import Preview, preview_import
from coach.storage.imports import ImportRun
from coach.storage.record import Record
from coach.ui.upload.held import Upload
from coach.ui.upload.queue import Queue

_HELD, _COUNT, _PREVIEW, _DONE = "upload_held", "upload_count", "upload_preview", "upload_done"
_NOTICE, _CONFLICT, _QUEUE, _LACKING = "upload_notice", "upload_conflict", "upload_queue", "upload_lacking"


@dataclass(frozen=True, slots=True)
class UndoConflict:
    """An upload that was not undone, and why."""

    run: ImportRun
    message: str


def upload_count() -> int:
    """How many uploads there were in this session; a widget named by it starts afresh with each."""
    return int(st.session_state.get(_COUNT, 0))


def hold(data: bytes, name: str, zone: ZoneInfo) -> None:
    """Look at another upload; what was said and asked about earlier ones goes."""
    st.session_state[_COUNT] = upload_count() + 1
    st.session_state[_HELD] = Upload(number=upload_count(), data=data, name=name, zone=zone)
    for told in (_DONE, _NOTICE, _CONFLICT, _QUEUE):
        st.session_state.pop(told, None)


def held() -> Upload | None:
    """The upload that is being looked at."""
    found: Upload | None = st.session_state.get(_HELD)
    return found


def settle(upload: Upload) -> None:
    """The upload with another answer in it."""
    st.session_state[_HELD] = upload


def let_go() -> None:
    """Look at no upload any more."""
    st.session_state[_COUNT] = upload_count() + 1
    st.session_state.pop(_HELD, None)
    st.session_state.pop(_PREVIEW, None)


def preview(record: Record, upload: Upload) -> Preview:
    """Read once for each set of answers and each state of the record."""
    settled = (upload.number, upload.options, record.state())
    kept = st.session_state.get(_PREVIEW)
    if kept is None or kept[0] != settled:
        with st.spinner("Reading the file and comparing it with your record …"):
            kept = (settled, preview_import(record, upload.data, upload.name, upload.options))
        st.session_state[_PREVIEW] = kept
    found: Preview = kept[1]
    return found


def came_in(run: ImportRun) -> None:
    """An upload was written."""
    let_go()
    st.session_state[_DONE] = run


def done() -> ImportRun | None:
    """The upload that was written last and not undone."""
    found: ImportRun | None = st.session_state.get(_DONE)
    return found


def notify(message: str) -> None:
    """A sentence to show once, on the next run."""
    st.session_state[_NOTICE] = message


def take_notice() -> str | None:
    """The sentence to show now."""
    found: str | None = st.session_state.pop(_NOTICE, None)
    return found


def undo(record: Record, run: ImportRun, *, discard_changes: bool = False) -> None:
    """Takes an upload back, or keeps the reason why not for the next run to show."""
    st.session_state.pop(_CONFLICT, None)
    try:
        record.undo_import(run.id, discard_changes=discard_changes)
    except Conflict as conflict:
        now = next((one for one in record.imports() if one.id == run.id), run)
        st.session_state[_CONFLICT] = UndoConflict(now, str(conflict))
        return
    except CoachError as fault:
        notify(str(fault))
        return
    if (last := done()) and last.id == run.id:
        st.session_state.pop(_DONE)
    st.session_state.pop(_QUEUE, None)
    notify(f"Undone: {run.label}. Your record is as it was before.")


def conflict() -> UndoConflict | None:
    """The upload that was not undone, until the user decides."""
    found: UndoConflict | None = st.session_state.get(_CONFLICT)
    return found


def settle_conflict() -> None:
    """The upload stays."""
    st.session_state.pop(_CONFLICT, None)


def queue() -> Queue | None:
    """The applications that are being asked about."""
    found: Queue | None = st.session_state.get(_QUEUE)
    return found


def ask_about(ids: tuple[str, ...], *, by_hand: bool = True) -> None:
    """Ask about these, one after another; none: ask nothing."""
    st.session_state[_QUEUE] = Queue(ids, by_hand=by_hand) if ids else None


def go_on(*, saved: bool) -> None:
    """To the next in the queue."""
    if current := queue():
        st.session_state[_QUEUE] = current.next(saved=saved)


def skip() -> None:
    """To the next; this one comes back later."""
    go_on(saved=False)


def stop_asking() -> None:
    """No more questions for now."""
    st.session_state.pop(_QUEUE, None)


def lacking(record: Record) -> tuple[str, ...]:
    """Ids of the applications without their dates; looked up again only where the record has changed."""
    stamp = record.state()
    kept = st.session_state.get(_LACKING)
    if kept is None or kept[0] != stamp:
        kept = st.session_state[_LACKING] = (stamp, record.lacking_dates())
    found: tuple[str, ...] = kept[1]
    return found
