"""Writing notes: drafts that are begun, stored at every change, kept in versions, and sent."""

from dataclasses import dataclass, replace
from datetime import datetime

from coach.domain.actions import Moment, What
from coach.domain.applications import Application, Channel
from coach.domain.drafts import MOST_CHARACTERS, Draft, Scored, Sent, Snapshot, StoredDraft
from coach.domain.matching import level_name
from coach.domain.meetings import Met, known_as, meeting_key, met_at
from coach.domain.messages import Kind, Note, ScoreResult
from coach.errors import CoachError, NotFound
from coach.services import acting
from coach.services.today import NoteStart, request_by_key
from coach.services.written import Written
from coach.storage.drafts import DraftPage, Pile
from coach.storage.record import Record

# As many as are compared within the time that a key may take.
MOST_OTHERS = 50


@dataclass(frozen=True, slots=True)
class Beside:
    """What a note is read against: other notes of its writer, and the firms of the record."""

    others: tuple[StoredDraft, ...] = ()
    companies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Panel:
    """The people of one meeting, the drafts of one kind about it (sent ones too), and who has none yet and was not
    written to otherwise."""

    people: tuple[str, ...]
    drafts: tuple[StoredDraft, ...]
    missing: tuple[str, ...]


def begin(record: Record, start: NoteStart, application_id: str | None, action_id: str | None) -> StoredDraft:
    """Opens the unsent draft of the same action and people, instead of making a second one.

    Raises NotFound where the application is none of the record's.
    """
    draft = Draft(
        kind=start.kind, company=start.company, role=start.role, interviewers=start.interviewers,
        sender=record.drafts.last_sender(), request=start.request[:MOST_CHARACTERS],
        jottings=start.jottings[:MOST_CHARACTERS], application_id=application_id, action_id=action_id,
    )  # fmt: skip
    return record.drafts.begin(draft)


def blank(record: Record) -> StoredDraft:
    """A draft about nothing yet; one that was left untouched is opened again."""
    return record.drafts.blank(Draft(sender=record.drafts.last_sender()))


def get(record: Record, draft_id: str) -> StoredDraft:
    """One draft; raises NotFound."""
    return record.drafts.get(draft_id)


def last(record: Record) -> StoredDraft:
    """The draft written last that has not gone yet; a blank one where there is none."""
    rows = record.drafts.page(Pile.UNSENT, 0, 1).rows
    return record.drafts.get(rows[0].id) if rows else blank(record)


def listing(record: Record, pile: Pile = Pile.WRITTEN, *, offset: int = 0, limit: int = 50) -> DraftPage:
    """Light rows, the last changed first."""
    return record.drafts.page(pile, offset, limit)


def save(
    record: Record, draft_id: str, version: int, draft: Draft, result: ScoreResult | None, now: datetime, *,
    keep: bool = False,
) -> StoredDraft:  # fmt: skip
    """Stores what stands on the desk, with its score where there is one.

    Raises Conflict, with nothing overwritten, where another window changed the draft, or it was sent or discarded; the
    same words once more are no conflict. What rested before it was changed, or is mostly replaced, is kept as a
    version; with `keep` the new words are one too.
    """
    return record.drafts.save(draft_id, version, draft, Scored.of(result) if result else None, now, keep=keep)


def keep_both(record: Record, draft_id: str, draft: Draft, result: ScoreResult | None = None) -> StoredDraft:
    """After a Conflict: what stands on the desk becomes a draft of its own, and the other one stays."""
    begun_for = record.drafts.get(draft_id).begun_for
    return record.drafts.create(draft, begun_for, Scored.of(result) if result else None)


def begin_anew(record: Record, draft: Draft) -> StoredDraft:
    """A draft of its own, of words whose note is gone; about its application, where that is still there."""
    try:
        return record.drafts.create(draft)
    except NotFound:
        return record.drafts.create(replace(draft, application_id=None, action_id=None))


def versions(record: Record, draft_id: str) -> tuple[Snapshot, ...]:
    """What was kept of a draft, newest first; the words that stand are among them only where they were kept too."""
    return record.drafts.versions(draft_id)


def take_version(record: Record, draft_id: str, version: int, number: int) -> StoredDraft:
    """The words of an earlier version, not scored yet; those that stand are kept as a version. May raise Conflict."""
    return record.drafts.take_version(draft_id, version, number)


def discard(record: Record, draft_id: str) -> StoredDraft:
    """Out of the lists."""
    return record.drafts.discard(draft_id)


def bring_back(record: Record, draft_id: str) -> StoredDraft:
    """In the lists again."""
    return record.drafts.bring_back(draft_id)


def delete(record: Record, draft_id: str) -> None:
    """For good, with its versions; raises Conflict for a note that was not put aside before."""
    record.drafts.delete(draft_id)


def mark_sent(
    record: Record, draft_id: str, version: int, when: Moment, channel: Channel, *, answers: bool | None = None
) -> StoredDraft:
    """The note went as it stands, and the log of its application says so.

    `answers`, for a request: it gives all they asked for; None: it does, unless it only says when. May raise Conflict.
    """
    stored = record.drafts.current(draft_id, version)
    application_id = stored.draft.application_id
    if application_id is None:
        return record.drafts.mark_sent(draft_id, version, Sent(at=when, channel=channel))
    written = _write_sent(record, stored, application_id, when, channel, answers)
    try:
        return record.drafts.mark_sent(draft_id, version, Sent(at=when, channel=channel, event_ids=written.event_ids))
    except CoachError:
        acting.undo(record, written)
        raise


def undo_sent(record: Record, draft_id: str) -> StoredDraft:
    """It did not go after all; what was written in the log is taken back, where it was not already."""
    stored = record.drafts.get(draft_id)
    application_id = stored.draft.application_id
    if stored.sent and application_id:
        acting.undo(record, Written(application_id, _still_told(record, application_id, stored.sent.event_ids)))
    return record.drafts.mark_unsent(draft_id)


def beside(record: Record, draft_id: str) -> Beside:
    """The user's other notes, the newest MOST_OTHERS, and the firms of the record."""
    return Beside(record.drafts.others(draft_id, MOST_OTHERS), record.companies())


def note_of(draft: Draft, beside: Beside | None = None) -> Note:
    """What there is to score."""
    others, companies = (beside.others, beside.companies) if beside else ((), ())
    return Note(
        text=draft.text, kind=draft.kind, subject=draft.subject.strip() or None, company=draft.company.strip() or None,
        role=draft.role.strip() or None, interviewers=draft.interviewers, sender=draft.sender.strip() or None,
        request=draft.request.strip() or None, others=tuple(one.draft.text for one in others), companies=companies,
        passed=draft.passed,
    )  # fmt: skip


def panel(record: Record, draft_id: str) -> Panel:
    """The notes about the meeting that a draft is about; nobody where its application is not there."""
    stored = record.drafts.get(draft_id)
    application = _application_of(record, stored.draft)
    return _panel(record, stored, application)[0] if application else Panel((), (stored,), ())


def begin_panel(record: Record, draft_id: str) -> tuple[StoredDraft, ...]:
    """A draft for everybody of that meeting who has none, about the same and with the same jottings."""
    stored = record.drafts.get(draft_id)
    application = _application_of(record, stored.draft)
    if application is None:
        return ()
    found, met = _panel(record, stored, application)
    return tuple(record.drafts.begin(_note_to(one, stored)) for one in met if one.person in found.missing)


def _write_sent(
    record: Record, stored: StoredDraft, application_id: str, when: Moment, channel: Channel, answers: bool | None
) -> Written:
    application = record.get(application_id).stored.application
    what, _, key = (stored.draft.action_id or "").removeprefix(f"{application_id}:").partition(":")
    if answers is None:
        answers = what != What.ACKNOWLEDGE_REQUEST
    request = request_by_key(key, application) if answers else None
    return acting.write_sent(
        record, application_id, when, channel, kind=stored.kind, whom=_whom(stored, application), answered=request
    )


def _whom(stored: StoredDraft, application: Application) -> str | None:
    """The only person it is for, by the name in the record: a note to several is one to nobody by name. Who is not
    known there is most likely the one it was begun for, spelled better."""
    names = stored.draft.interviewers or stored.begun_for
    if len(names) != 1:
        return None
    begun_for = stored.begun_for[0] if len(stored.begun_for) == 1 else names[0]
    return known_as(application, names[0]) or begun_for


def _still_told(record: Record, application_id: str, event_ids: tuple[int, ...]) -> tuple[int, ...]:
    try:
        log = {one.id for one in record.get(application_id).log}
    except NotFound:
        return ()
    return tuple(one for one in event_ids if one in log)


def _application_of(record: Record, draft: Draft) -> Application | None:
    try:
        return record.get(draft.application_id).stored.application if draft.application_id else None
    except NotFound:
        return None


def _panel(record: Record, stored: StoredDraft, application: Application) -> tuple[Panel, tuple[Met, ...]]:
    key, kind = _meeting_of(stored, application), stored.draft.kind
    met = met_at(application, key, kind)
    drafts = tuple(
        one
        for one in record.drafts.of_application(stored.draft.application_id or "")
        if one.draft.kind is kind and _meeting_of(one, application) == key
    )
    people = {level_name(name) for one in drafts for name in _people_of(one)}
    missing = tuple(one.person for one in met if not one.written_to and level_name(one.person) not in people)
    return Panel(tuple(one.person for one in met), drafts, missing), met


def _meeting_of(stored: StoredDraft, application: Application) -> str | None:
    return meeting_key(application, _people_of(stored), stored.created_at.date())


def _people_of(stored: StoredDraft) -> tuple[str, ...]:
    return (*stored.draft.interviewers, *stored.begun_for)


def _note_to(one: Met, like: StoredDraft) -> Draft:
    """The occasion without the words."""
    application_id = like.draft.application_id
    is_thanks = like.draft.kind is Kind.THANK_YOU
    action_id = f"{application_id}:{What.THANK_YOU}:{one.thanks_key}" if is_thanks else None
    return replace(like.draft, text="", subject="", passed=(), interviewers=(one.person,), action_id=action_id)
