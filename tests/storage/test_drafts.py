"""Drafts in the record, on both databases: nothing overwritten in silence, nothing lost, nothing of anybody else's."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from coach.domain.applications import Application, Channel
from coach.domain.drafts import VERSION_PAUSE, Draft, Scored, Sent, StoredDraft
from coach.domain.merging import plan_merges
from coach.domain.messages import Kind
from coach.errors import CoachError, Conflict, InvalidOptions, NotFound, StoreFault
from coach.storage.drafts import Drafts, Pile
from coach.storage.record import Record
from coach.storage.store import Store

NINE = datetime(2026, 6, 10, 9, tzinfo=UTC)
WORDS = "Dear Ms Osei,\r\n\r\nThank you for Tuesday. 🎉 “Füße” <b> '; --\r\n"
FULL = Draft(
    text=WORDS,
    subject="Thank you",
    kind=Kind.THANK_YOU,
    company="Larch",
    role="Analyst",
    interviewers=("Ada Osei", 'Bo "B" Lin'),
    sender="Cy Adeyemi",
    request="When?",
    jottings="The tin roof\nFive doors",
)
SCORED = Scored(
    kind=Kind.THANK_YOU, score=61.5, band=3, levels={"thanks": 2, "wish": 0}, rubric_version="1", model_version="m"
)


@pytest.fixture
def drafts(record: Record) -> Drafts:
    return record.drafts


def save(drafts: Drafts, one: StoredDraft, text: str, after: float = 1, *, keep: bool = False) -> StoredDraft:
    """Other words, so many seconds after the last ones, at the version that `one` has."""
    now = one.updated_at + timedelta(seconds=after)
    return drafts.save(one.id, one.version, replace(one.draft, text=text), None, now, keep=keep)


def kept(drafts: Drafts, one: StoredDraft) -> list[str]:
    return [version.text for version in drafts.versions(one.id)]


@pytest.mark.parametrize("draft", [Draft(), FULL, Draft(text=" \n"), Draft(kind=Kind.FEEDBACK_REPLY)])
@pytest.mark.parametrize("scored", [None, SCORED, replace(SCORED, kind=Kind.OTHER, score=None, band=None, levels={})])
def test_a_draft_comes_back_as_it_was_stored(drafts: Drafts, draft: Draft, scored: Scored | None) -> None:
    one = drafts.create(draft, scored=scored)
    assert drafts.get(one.id) == one
    assert (one.draft, one.scored, one.version, one.begun_for) == (draft, scored, 1, draft.interviewers)
    saved = drafts.save(one.id, 1, FULL, SCORED, NINE, keep=False)
    assert drafts.get(one.id) == saved
    assert (saved.draft, saved.scored) == (FULL, SCORED)


def test_every_change_counts_a_version_up(drafts: Drafts) -> None:
    one = drafts.create(Draft())
    for number in range(2, 5):
        one = save(drafts, one, "x" * number)
        assert (one.version, drafts.get(one.id)) == (number, one)


def test_two_windows_never_overwrite_each_other(drafts: Drafts) -> None:
    one = drafts.create(Draft(text="Both"))
    first = save(drafts, one, "First window")
    with pytest.raises(Conflict):
        save(drafts, one, "Second window")
    assert drafts.get(one.id) == first


def test_the_same_words_once_more_are_no_conflict_and_no_change(drafts: Drafts) -> None:
    one = drafts.create(Draft(text="Both"))
    first = save(drafts, one, "The same")
    assert save(drafts, one, "The same") == first
    assert drafts.get(one.id) == first


def test_a_score_that_comes_after_the_words_leaves_their_version(drafts: Drafts) -> None:
    one = drafts.create(FULL)
    scored = drafts.save(one.id, 1, FULL, SCORED, NINE, keep=False)
    assert (scored.version, scored.scored, scored.updated_at) == (1, SCORED, one.updated_at)
    assert drafts.save(one.id, 1, FULL, None, NINE, keep=False).scored == SCORED
    assert save(drafts, scored, "Other words").scored is None


def test_of_many_windows_at_once_one_wins_and_the_others_are_told(store: Store) -> None:
    drafts = store.record("ada").drafts
    one = drafts.create(Draft(text="Start"))

    def write(number: int) -> bool:
        try:
            save(store.record("ada").drafts, one, f"Window {number}")
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(write, range(12))) == 1
    assert drafts.get(one.id).version == 2


def test_what_rested_before_it_was_changed_is_kept(drafts: Drafts) -> None:
    one = save(drafts, drafts.create(Draft()), "One")
    one = save(drafts, one, "One two", VERSION_PAUSE.total_seconds() - 1)
    assert kept(drafts, one) == []
    rested = one
    one = save(drafts, one, "One two three", VERSION_PAUSE.total_seconds())
    (version,) = drafts.versions(one.id)
    assert (version.number, version.text, version.at) == (1, "One two", rested.updated_at)


def test_what_is_mostly_replaced_is_kept_at_once(drafts: Drafts) -> None:
    one = drafts.create(FULL, scored=SCORED)
    one = save(drafts, one, "x")
    (version,) = drafts.versions(one.id)
    assert (version.text, version.subject, version.kind) == (FULL.text, FULL.subject, FULL.kind)
    assert (version.score, version.band, dict(version.levels)) == (61.5, 3, SCORED.levels)
    assert (version.rubric_version, version.model_version) == ("1", "m")


def test_a_version_is_kept_when_told_and_only_once(drafts: Drafts) -> None:
    one = save(drafts, drafts.create(Draft()), "One", keep=True)
    assert save(drafts, one, "One", keep=True) == one
    one = save(drafts, one, "One, two", 3600)
    assert kept(drafts, one) == ["One"]
    save(drafts, one, "", keep=True)
    assert kept(drafts, one) == ["One, two", "One"]


def test_a_version_comes_back_and_the_newest_words_are_not_lost(drafts: Drafts) -> None:
    one = save(drafts, drafts.create(replace(FULL, text="")), "First", keep=True)
    one = drafts.save(one.id, one.version, replace(FULL, text="Second", subject="S", kind=None), None, NINE, keep=False)
    back = drafts.take_version(one.id, one.version, 1)
    assert back.draft == replace(FULL, text="First")
    assert back.version == one.version + 1
    assert kept(drafts, one) == ["Second", "First"]
    forth = drafts.take_version(one.id, back.version, 2)
    assert (forth.draft.text, forth.draft.subject, forth.draft.kind) == ("Second", "S", None)
    assert kept(drafts, one) == ["First", "Second", "First"]
    with pytest.raises(Conflict):
        drafts.take_version(one.id, one.version, 1)
    with pytest.raises(NotFound):
        drafts.take_version(one.id, forth.version, 9)


def test_a_discarded_draft_is_out_of_sight_until_it_is_brought_back(drafts: Drafts) -> None:
    one, other = drafts.create(FULL), drafts.create(Draft(text="Other"))
    gone = drafts.discard(one.id)
    assert drafts.discard(one.id) == gone
    assert ids(drafts, Pile.WRITTEN) == [other.id]
    assert ids(drafts, Pile.DISCARDED) == [one.id]
    assert drafts.others(other.id, 50) == ()
    with pytest.raises(Conflict):
        save(drafts, gone, "Typed in another window")
    back = drafts.bring_back(one.id)
    assert drafts.bring_back(one.id) == back
    assert (back.draft, back.discarded_at, back.updated_at) == (FULL, None, one.updated_at)
    assert ids(drafts, Pile.WRITTEN) == [other.id, one.id]


@pytest.mark.parametrize("at", [NINE + timedelta(microseconds=7), date(2026, 6, 10)])
def test_a_sent_note_stays_as_it_went(drafts: Drafts, at: datetime | date) -> None:
    one = drafts.create(FULL)
    sent = drafts.mark_sent(one.id, 1, Sent(at=at, channel=Channel.PAPER, event_ids=(3, 4)))
    assert drafts.get(one.id) == sent
    assert type(sent.sent and sent.sent.at) is type(at)
    assert kept(drafts, one) == [WORDS]
    for change in (
        lambda: save(drafts, sent, "Changed"),
        lambda: drafts.mark_sent(one.id, sent.version, Sent(at=at, channel=Channel.EMAIL)),
        lambda: drafts.take_version(one.id, sent.version, 1),
    ):
        with pytest.raises(Conflict):
            change()
    unsent = drafts.mark_unsent(one.id)
    assert (unsent.sent, unsent.draft) == (None, FULL)
    assert save(drafts, unsent, "Changed").draft.text == "Changed"


def ids(drafts: Drafts, pile: Pile = Pile.WRITTEN) -> list[str]:
    return [row.id for row in drafts.page(pile, 0, 100).rows]


def test_the_list_is_light_and_begins_with_the_last_changed(drafts: Drafts) -> None:
    assert drafts.page(Pile.WRITTEN, 0, 10).rows == ()
    first = drafts.create(replace(FULL, text="🎉" * 5000, kind=None), scored=SCORED)
    second = drafts.create(Draft())
    third = drafts.create(Draft(kind=Kind.CHECK_IN))
    drafts.mark_sent(third.id, 1, Sent(at=NINE, channel=Channel.EMAIL))
    saved = drafts.save(first.id, 1, replace(first.draft, role="Lead"), SCORED, NINE, keep=False)
    assert ids(drafts) == [first.id, third.id, second.id]
    assert ids(drafts, Pile.SENT) == [third.id]
    assert ids(drafts, Pile.UNSENT) == [first.id, second.id]
    (row,) = drafts.page(Pile.UNSENT, 0, 1).rows
    assert (row.id, row.version, row.kind, row.role, row.score, row.band) == (
        first.id, 2, Kind.THANK_YOU, "Lead", 61.5, 3,
    )  # fmt: skip
    assert set(row.opening) == {"🎉"}
    assert len(row.opening) < 500
    assert row.updated_at == saved.updated_at
    page = drafts.page(Pile.WRITTEN, 1, 1)
    assert ([one.id for one in page.rows], page.total) == ([third.id], 3)
    assert page.rows[0].sent == Sent(at=NINE, channel=Channel.EMAIL)


@pytest.mark.parametrize(("offset", "limit"), [(-1, 10), (0, -1)])
def test_a_page_that_can_not_be_is_refused(drafts: Drafts, offset: int, limit: int) -> None:
    with pytest.raises(InvalidOptions):
        drafts.page(Pile.WRITTEN, offset, limit)


def test_owners_never_see_each_others_drafts(store: Store) -> None:
    ada, bo = store.record("ada"), store.record("bo")
    larch = ada.create(Application("Larch"))
    one = ada.drafts.create(replace(FULL, application_id=larch.id), scored=SCORED)
    one = save(ada.drafts, one, "Longer words" * 50, keep=True)
    deeds: list[Callable[[], object]] = [
        lambda: bo.drafts.get(one.id),
        lambda: bo.drafts.current(one.id, one.version),
        lambda: save(bo.drafts, one, "Mine now"),
        lambda: bo.drafts.versions(one.id),
        lambda: bo.drafts.take_version(one.id, one.version, 1),
        lambda: bo.drafts.discard(one.id),
        lambda: bo.drafts.bring_back(one.id),
        lambda: bo.drafts.delete(one.id),
        lambda: bo.drafts.mark_unsent(one.id),
        lambda: bo.drafts.mark_sent(one.id, one.version, Sent(at=NINE, channel=Channel.EMAIL)),
        lambda: bo.drafts.create(replace(FULL, application_id=larch.id)),
        lambda: bo.drafts.begin(replace(FULL, application_id=larch.id)),
    ]
    for deed in deeds:
        with pytest.raises(NotFound):
            deed()
    assert bo.drafts.page(Pile.WRITTEN, 0, 10).total == 0
    assert bo.drafts.all() == bo.drafts.others("", 50) == bo.drafts.of_application(larch.id) == ()
    assert bo.drafts.last_sender() == ""
    alone = ada.drafts.create(FULL)
    assert bo.drafts.blank(FULL).id != alone.id
    assert ada.drafts.get(one.id) == one
    assert ada.drafts.began_by(alone.created_at)
    assert not ada.drafts.began_by(one.created_at - timedelta(days=1))
    assert not store.record("cy").drafts.began_by(alone.created_at)
    covered = {
        "began_by",
        "get",
        "current",
        "page",
        "all",
        "others",
        "of_application",
        "last_sender",
        "versions",
        "create",
        "begin",
    }
    covered |= {"blank", "save", "take_version", "discard", "bring_back", "mark_sent", "mark_unsent", "delete"}
    assert {name for name in vars(Drafts) if not name.startswith("_")} == covered


def test_every_statement_about_drafts_names_the_owner(store: Store) -> None:
    seen: list[str] = []
    record = store.record("ada")
    larch = record.create(Application("Larch"))
    sa.event.listen(
        store._database.engine, "before_cursor_execute", lambda _c, _cur, statement, *_: seen.append(statement)
    )
    drafts = record.drafts
    one = drafts.begin(replace(FULL, application_id=larch.id))
    one = save(drafts, one, "x", keep=True)
    one = drafts.save(one.id, one.version, one.draft, SCORED, NINE, keep=False)
    one = drafts.take_version(one.id, one.version, 1)
    drafts.blank(Draft())
    drafts.mark_sent(one.id, one.version, Sent(at=NINE, channel=Channel.EMAIL))
    drafts.discard(one.id)
    drafts.page(Pile.WRITTEN, 0, 10)
    drafts.all()
    drafts.others(one.id, 50)
    drafts.of_application(larch.id)
    drafts.last_sender()
    words = [" ".join(statement.split()) for statement in seen]
    rows = [one for one in words if re.match("SELECT .*FROM|UPDATE|DELETE", one)]
    assert len(rows) > 20
    assert [one for one in rows if ".owner = " not in one.partition(" WHERE ")[2]] == []


@pytest.mark.parametrize("linked", [{"application_id": "nowhere"}, {"application_id": ""}])
def test_a_note_about_an_application_that_is_not_there_is_refused(drafts: Drafts, linked: dict[str, str]) -> None:
    one = drafts.create(FULL)
    with pytest.raises(NotFound):
        drafts.save(one.id, 1, Draft(**linked), None, NINE, keep=False)  # type: ignore[arg-type]
    with pytest.raises(NotFound):
        drafts.create(Draft(**linked))  # type: ignore[arg-type]
    assert drafts.get(one.id) == one


def test_a_row_that_something_else_wrote_is_reported(store: Store) -> None:
    drafts = store.record("ada").drafts
    drafts.create(FULL)
    with store._database.engine.begin() as connection:
        connection.execute(sa.text("UPDATE messages SET interviewers = '{'"))
    with pytest.raises(StoreFault, match="draft"):
        drafts.page(Pile.WRITTEN, 0, 1)
    assert any("draft" in fault for fault in store.check())


@pytest.mark.parametrize("text", ["\0", "a\0b", "\ud83d", "🎉\udc00x", "\u202eabc", "x" * 100_000, "\r\n" * 1000])
def test_hostile_texts_are_stored_as_the_draft_holds_them(drafts: Drafts, text: str) -> None:
    draft = Draft(text=text, subject=text, interviewers=(text,), sender=text)
    one = drafts.create(draft)
    assert drafts.get(one.id).draft == draft
    again = save(drafts, one, f"{text[:90_000]}{text[:9]}", keep=True)
    assert drafts.get(one.id) == again


def test_a_text_that_is_too_long_stores_nothing(drafts: Drafts) -> None:
    one = drafts.create(FULL)
    with pytest.raises(CoachError, match="1,000,000"):
        save(drafts, one, "x" * 1_000_000)
    assert drafts.get(one.id) == one


def test_windows_that_begin_at_once_open_one_draft(store: Store) -> None:
    larch = store.record("ada").create(Application("Larch"))
    wanted = replace(FULL, text="", application_id=larch.id, action_id="a")
    with ThreadPoolExecutor(4) as pool:
        found = set(pool.map(lambda _: store.record("ada").drafts.begin(wanted).id, range(12)))
    assert len(found) == 1


def test_of_two_drafts_of_one_action_the_last_changed_is_opened(record: Record) -> None:
    larch = record.create(Application("Larch"))
    wanted = replace(FULL, application_id=larch.id, action_id="a")
    first, second = record.drafts.create(wanted), record.drafts.create(wanted)
    assert record.drafts.begin(wanted).id == second.id
    save(record.drafts, first, "Changed", 3600)
    assert record.drafts.begin(wanted).id == first.id


def test_an_import_and_its_undo_leave_notes_alone(record: Record) -> None:
    run = record.apply_import(plan_merges((), [Application("Larch")]), "f.csv", "d")
    larch = record.stored()[0]
    one = record.drafts.create(replace(FULL, application_id=larch.id))
    record.undo_import(run.id)
    assert record.drafts.get(one.id) == one
    assert save(record.drafts, one, "Goes on").draft.text == "Goes on"


def test_everything_written_is_given_out_in_the_order_in_which_it_was_begun(drafts: Drafts) -> None:
    first, second = drafts.create(Draft(text="One")), drafts.create(Draft(text="Two"))
    first = save(drafts, first, "One more", keep=True)
    second = drafts.discard(second.id)
    assert drafts.all() == ((first, drafts.versions(first.id)), (second, ()))
