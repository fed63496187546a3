"""From an action to a note that has gone: drafts opened again, kept apart, written into the log and taken back."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from coach import Coach
from coach.domain.actions import Action, What
from coach.domain.applications import Application, Channel, Event, EventKind
from coach.domain.drafts import MOST_CHARACTERS, Draft, StoredDraft
from coach.domain.messages import Kind, Note
from coach.errors import Conflict, NotFound
from coach.services import acting, drafting
from coach.services.drafting import Beside
from coach.services.today import note_start, start_about
from coach.storage.drafts import Pile
from coach.storage.record import Record
from tests.domain.planning.planning import at, event, larch, met, thanked
from tests.services.test_today import ASKED, first, look

TEN = at("2026-06-10T10:00")
LATER = "2026-06-10T11:00"
MET = met("2026-06-09T14:00", contact="Ada Osei", text="The tin roof")
PANEL = tuple(
    met("2026-06-09T14:00", contact=name, round=2, text="Five doors" if name == "Ada Osei" else None)
    for name in ("Ada Osei", "Bo Lin", "Cy Adeyemi")
)
WORDS = "Dear Ms Osei,\n\nThank you for the time on Tuesday.\n\nKind regards,\nDi"


def begun(record: Record, action: Action, application: Application) -> StoredDraft:
    start = note_start(action, application)
    assert start
    return drafting.begin(record, start, action.application_id, action.id)


def written(record: Record, one: StoredDraft, text: str = WORDS, **fields: object) -> StoredDraft:
    draft = replace(one.draft, text=text, **fields)  # type: ignore[arg-type]
    return drafting.save(record, one.id, one.version, draft, None, TEN)


def log(record: Record) -> tuple[Event, ...]:
    return record.stored()[0].application.events


def test_a_draft_begins_with_all_that_is_known(record: Record) -> None:
    action, application = first(record, MET)
    one = begun(record, action, application)
    assert one.draft == Draft(
        kind=Kind.THANK_YOU, company="Larch Foods", role="Analyst", interviewers=("Ada Osei",),
        jottings="The tin roof", application_id=action.application_id, action_id=action.id,
    )  # fmt: skip


def test_the_draft_of_an_action_is_opened_again_whatever_was_changed_in_it(record: Record) -> None:
    action, application = first(record, MET)
    one = begun(record, action, application)
    one = written(record, one, interviewers=("Dr. Ada Osei-Bonsu",), kind=None, jottings="Mine now")
    assert begun(record, action, application) == one
    assert drafting.listing(record).total == 1


@pytest.mark.parametrize("away", ["sent", "discarded"])
def test_a_draft_that_is_no_longer_written_is_not_opened_again(record: Record, away: str) -> None:
    action, application = first(record, MET)
    one = begun(record, action, application)
    if away == "sent":
        drafting.mark_sent(record, one.id, one.version, TEN, Channel.EMAIL)
    else:
        drafting.discard(record, one.id)
    assert begun(record, action, application).id != one.id


def test_other_people_another_action_or_another_kind_get_a_draft_of_their_own(record: Record) -> None:
    action, application = first(record, MET)
    start = note_start(action, application)
    assert start
    id_ = action.application_id
    drafts = [
        drafting.begin(record, begun_with, id_, action_id)
        for begun_with in (
            start,
            replace(start, interviewers=("Bo Lin",)),
            replace(start, interviewers=()),
            replace(start, kind=Kind.CHECK_IN),
        )
        for action_id in (action.id, "another", None)
    ]
    # With an action, the kind is the action's own.
    assert len({one.id for one in drafts}) == 10
    again = drafting.begin(record, replace(start, interviewers=("  ada OSEI",)), id_, action.id)
    assert again.id == drafts[0].id


def test_jottings_written_down_later_reach_a_draft_that_has_none(record: Record) -> None:
    action, application = first(record, replace(MET, text=None))
    one = written(record, begun(record, action, application))
    log_ = record.get(action.application_id)
    record.fill(action.application_id, log_.stored.version, (), (MET,))
    again = begun(record, action, record.stored()[0].application)
    assert (again.id, again.draft) == (one.id, replace(one.draft, jottings="The tin roof"))
    kept = written(record, again, jottings="Only mine")
    assert begun(record, action, record.stored()[0].application) == kept


def test_their_request_reaches_a_draft_that_has_none(record: Record) -> None:
    action, application = first(record, ASKED)
    one = begun(record, action, application)
    one = drafting.save(record, one.id, 1, replace(one.draft, request=""), None, TEN)
    assert begun(record, action, application).draft.request == "When are you free?"


def test_what_is_too_long_for_a_draft_does_not_keep_anybody_from_writing(record: Record) -> None:
    action, application = first(record, replace(MET, text="x" * (MOST_CHARACTERS + 5)))
    assert len(begun(record, action, application).draft.jottings) == MOST_CHARACTERS


def test_a_draft_about_an_application_of_nobodys_is_refused(record: Record) -> None:
    start = start_about(larch(MET), Kind.CHECK_IN, None)
    with pytest.raises(NotFound):
        drafting.begin(record, start, "nowhere", None)


@pytest.mark.parametrize(
    ("kind", "whom", "asked", "jottings"),
    [
        (Kind.THANK_YOU, None, "", "Later"),
        (Kind.THANK_YOU, "Ada Osei", "", "The tin roof"),
        (Kind.CHECK_IN, "Nobody Known", "", "Later"),
        (Kind.FEEDBACK_REPLY, None, "When are you free?", ""),
    ],
)
def test_a_note_that_no_action_asks_for_starts_from_the_application(
    kind: Kind, whom: str | None, asked: str, jottings: str
) -> None:
    later = met("2026-06-10T07:00", contact="Bo Lin", text="Later")
    start = start_about(larch(MET, later, ASKED), kind, whom)
    assert (start.company, start.role, start.kind) == ("Larch Foods", "Analyst", kind)
    assert (start.interviewers, start.request, start.jottings) == ((whom,) if whom else (), asked, jottings)
    assert start_about(larch(), kind, None).jottings == ""


def test_an_untouched_blank_draft_is_opened_again_and_keeps_the_writers_name(record: Record) -> None:
    one = drafting.blank(record)
    assert drafting.blank(record) == one
    written(record, one, sender="Di Moreau")
    two = drafting.blank(record)
    assert two.id != one.id
    assert two.draft == Draft(sender="Di Moreau")
    assert drafting.blank(record) == two


def test_two_windows_are_told_and_both_texts_are_kept(record: Record) -> None:
    action, application = first(record, MET)
    one = begun(record, action, application)
    here = written(record, one, "From the first window")
    with pytest.raises(Conflict):
        written(record, one, "From the second")
    mine = drafting.keep_both(record, one.id, replace(one.draft, text="From the second"))
    assert drafting.get(record, one.id) == here
    assert (mine.draft.text, mine.draft.action_id, mine.begun_for) == ("From the second", action.id, ("Ada Osei",))
    assert written(record, mine, "Goes on").version == 2


def test_the_score_is_kept_with_the_words_and_with_their_version(record: Record, coach: Coach) -> None:
    one = drafting.blank(record)
    draft = Draft(text=WORDS, subject="Thank you", company="Larch Foods")
    result = coach.score_note(drafting.note_of(draft))
    one = drafting.save(record, one.id, one.version, draft, result, TEN, keep=True)
    (version,) = drafting.versions(record, one.id)
    (row,) = drafting.listing(record).rows
    levels = {criterion.id: criterion.level for criterion in result.criteria}
    assert levels
    assert one.scored
    assert (one.scored.score, dict(one.scored.levels)) == (result.score, levels)
    assert (version.score, version.band, dict(version.levels)) == (result.score, result.band, levels)
    assert (version.rubric_version, version.model_version) == (result.rubric_version, result.model_version)
    assert (row.kind, row.score, row.band) == (Kind.THANK_YOU, result.score, result.band)
    back = drafting.take_version(record, one.id, one.version, version.number)
    assert (back.draft.text, back.scored) == (WORDS, None)


def test_a_discarded_draft_comes_back(record: Record) -> None:
    one = written(record, drafting.blank(record))
    drafting.discard(record, one.id)
    assert drafting.listing(record).total == 0
    assert drafting.listing(record, Pile.DISCARDED).rows[0].id == one.id
    assert drafting.bring_back(record, one.id).draft == one.draft


@pytest.mark.parametrize("when", [TEN, date(2026, 6, 10)])
def test_a_note_sent_moves_the_clock_of_today_and_undo_moves_it_back(record: Record, when: date) -> None:
    action, application = first(record, MET)
    one = written(record, begun(record, action, application))
    sent = drafting.mark_sent(record, one.id, one.version, when, Channel.PAPER)
    assert sent.sent
    assert (sent.sent.at, sent.sent.channel) == (when, Channel.PAPER)
    told = log(record)[-1]
    assert (told.kind, told.note, told.contact, told.channel, told.at or told.on) == (
        EventKind.NOTE_SENT, Kind.THANK_YOU, "Ada Osei", Channel.PAPER, when,
    )  # fmt: skip
    assert look(record, LATER).to_do == ()
    unsent = drafting.undo_sent(record, one.id)
    assert (unsent.sent, unsent.draft) == (None, one.draft)
    assert log(record) == (MET,)
    assert [found.id for found in look(record, LATER).to_do] == [action.id]


@pytest.mark.parametrize(
    ("names", "kind", "contact", "left"),
    [
        (("ada osei",), Kind.THANK_YOU, "Ada Osei", 0),
        (("Ada Osei-Bonsu",), Kind.THANK_YOU, "Ada Osei", 0),
        (("Bo Lin",), Kind.THANK_YOU, "Bo Lin", 1),
        (("Ada Osei", "Di Moreau"), Kind.THANK_YOU, None, 0),
        ((), Kind.THANK_YOU, "Ada Osei", 0),
        (("Ada Osei",), None, "Ada Osei", 1),
    ],
)
def test_the_log_names_whom_the_record_knows(
    record: Record, names: tuple[str, ...], kind: Kind | None, contact: str | None, left: int
) -> None:
    earlier = met("2026-03-02T10:00", contact="Bo Lin")
    action, application = first(record, earlier, MET)
    one = written(record, begun(record, action, application), interviewers=names, kind=kind)
    drafting.mark_sent(record, one.id, one.version, TEN, Channel.EMAIL)
    assert (log(record)[-1].contact, log(record)[-1].note) == (contact, kind)
    assert len(look(record, LATER).to_do) == left


@pytest.mark.parametrize(("answers", "kinds"), [(None, 2), (True, 2), (False, 1)])
def test_an_answer_settles_the_request_unless_it_only_says_when(
    record: Record, answers: bool | None, kinds: int
) -> None:
    action, application = first(record, ASKED)
    assert action.what is What.ANSWER_REQUEST
    one = written(record, begun(record, action, application))
    assert one.draft.request == "When are you free?"
    drafting.mark_sent(record, one.id, one.version, TEN, Channel.EMAIL, answers=answers)
    told = log(record)[1:]
    assert [each.kind for each in told] == [EventKind.NOTE_SENT, EventKind.REQUEST_ANSWERED][:kinds]
    assert {each.contact for each in told} == {"Ada Osei"}
    assert all(each.request_id == "slots" for each in told[1:])
    drafting.undo_sent(record, one.id)
    assert log(record) == (ASKED,)


def test_a_note_about_no_application_is_sent_without_a_log(record: Record) -> None:
    one = written(record, drafting.blank(record))
    sent = drafting.mark_sent(record, one.id, one.version, TEN, Channel.TEXT)
    assert sent.sent
    assert sent.sent.event_ids == ()
    assert drafting.undo_sent(record, one.id).sent is None


def test_a_note_changed_in_another_window_is_not_marked_as_sent(record: Record) -> None:
    action, application = first(record, MET)
    one = begun(record, action, application)
    written(record, one)
    with pytest.raises(Conflict):
        drafting.mark_sent(record, one.id, one.version, TEN, Channel.EMAIL)
    assert log(record) == (MET,)


def test_a_change_while_a_note_is_marked_as_sent_leaves_no_trace_in_the_log(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    action, application = first(record, MET)
    one = begun(record, action, application)
    write_sent = acting.write_sent

    def another_window_comes_between(*given: Any, **named: Any) -> acting.Written:
        written(record, one)
        return write_sent(*given, **named)

    monkeypatch.setattr(acting, "write_sent", another_window_comes_between)
    with pytest.raises(Conflict):
        drafting.mark_sent(record, one.id, one.version, TEN, Channel.EMAIL)
    assert log(record) == (MET,)
    assert drafting.get(record, one.id).sent is None


def test_a_note_whose_application_was_deleted_stays_as_it_is(record: Record) -> None:
    action, application = first(record, MET)
    one = written(record, begun(record, action, application))
    stored = record.stored()[0]
    record.delete(stored.id, stored.version)
    with pytest.raises(NotFound):
        drafting.mark_sent(record, one.id, one.version, TEN, Channel.EMAIL)
    assert drafting.get(record, one.id) == one
    assert drafting.panel(record, one.id).drafts == (one,)
    assert drafting.begin_panel(record, one.id) == ()


@pytest.mark.parametrize("gone", ["event", "application"])
def test_sending_is_undone_also_where_the_log_no_longer_says_it(record: Record, gone: str) -> None:
    action, application = first(record, MET)
    one = begun(record, action, application)
    sent = drafting.mark_sent(record, one.id, one.version, TEN, Channel.EMAIL).sent
    assert sent
    if gone == "event":
        acting.undo(record, acting.Written(action.application_id, sent.event_ids))
    else:
        record.delete(action.application_id, record.stored()[0].version)
    assert drafting.undo_sent(record, one.id).sent is None


def test_the_other_notes_are_the_newest_ones_with_words(record: Record) -> None:
    for number in range(drafting.MOST_OTHERS + 3):
        written(record, drafting.blank(record), f"Note {number}")
    one = drafting.blank(record)
    texts = [other.draft.text for other in drafting.beside(record, one.id).others]
    assert len(texts) == drafting.MOST_OTHERS
    assert one.id not in {other.id for other in drafting.beside(record, one.id).others}
    assert all(text.startswith("Note ") for text in texts)


def test_a_note_to_score_says_nothing_of_what_was_left_blank(record: Record) -> None:
    assert drafting.note_of(Draft(text="x", subject=" ", company="", sender="\n")) == Note(text="x")
    one = written(record, drafting.blank(record))
    full = Draft(text="x", subject="s", kind=Kind.CHECK_IN, company="c", role="r", interviewers=("a",), sender="d")
    assert drafting.note_of(replace(full, request="q", jottings="j", passed=("slang",)), Beside((one,), ("A", "B"))) == Note(
        text="x", subject="s", kind=Kind.CHECK_IN, company="c", role="r", interviewers=("a",), sender="d",
        request="q", others=(WORDS,), companies=("A", "B"), passed=("slang",),
    )  # fmt: skip


def test_a_panel_shows_its_drafts_and_who_is_missing(record: Record) -> None:
    action, application = first(record, *PANEL)
    one = begun(record, action, application)
    found = drafting.panel(record, one.id)
    assert found.people == ("Ada Osei", "Bo Lin", "Cy Adeyemi")
    assert found.drafts == (one,)
    assert set(found.missing) == set(found.people) - {action.whom}


def test_a_panel_gets_a_note_for_everybody_which_today_opens_too(record: Record) -> None:
    action, application = first(record, *PANEL)
    one = written(record, begun(record, action, application), sender="Di", jottings="Five doors, and tea")
    made = drafting.begin_panel(record, one.id)
    assert [(each.draft.text, each.draft.jottings, each.draft.sender) for each in made] == [
        ("", "Five doors, and tea", "Di")
    ] * 2
    assert drafting.begin_panel(record, one.id) == ()
    opened = {begun(record, each, application).id for each in look(record, LATER).to_do}
    assert opened == {one.id, *(each.id for each in made)}
    for each in made:
        assert drafting.panel(record, each.id) == drafting.panel(record, one.id)
    drafting.mark_sent(record, one.id, one.version, TEN, Channel.EMAIL)
    assert [found.whom for found in look(record, LATER).to_do] == [each.draft.interviewers[0] for each in made]


@pytest.mark.parametrize(
    ("note", "missing"),
    [
        (thanked("2026-06-09T18:00", "Bo Lin"), ("Cy Adeyemi",)),
        (thanked("2026-05-01T18:00", "Bo Lin"), ("Bo Lin", "Cy Adeyemi")),
        (thanked("2026-06-09T18:00"), ()),
        (event(EventKind.NOTE_SENT, "2026-06-09T18:00", note=Kind.CHECK_IN), ("Bo Lin", "Cy Adeyemi")),
    ],
)
def test_who_was_written_to_otherwise_is_not_missing(record: Record, note: Event, missing: tuple[str, ...]) -> None:
    application = record.create(larch(*PANEL, note))
    start = start_about(application.application, Kind.THANK_YOU, "Ada Osei")
    one = drafting.begin(record, start, application.id, None)
    assert drafting.panel(record, one.id).missing == missing


def test_another_meeting_or_another_kind_is_another_panel(record: Record) -> None:
    earlier = met("2026-05-01T10:00", contact="Di Moreau", round=1)
    coming = met("2026-07-01T10:00", contact="Bo Lin", round=3)
    application = record.create(larch(earlier, *PANEL, coming))
    thanks = start_about(application.application, Kind.THANK_YOU, "Bo Lin")
    one = drafting.begin(record, thanks, application.id, None)
    asking = drafting.begin(record, replace(thanks, kind=Kind.CHECK_IN), application.id, None)
    before = drafting.begin(record, replace(thanks, interviewers=("Di Moreau",)), application.id, None)
    elsewhere = record.create(replace(larch(*PANEL), role="Another"))
    drafting.begin(record, replace(thanks, interviewers=("Cy Adeyemi",)), elsewhere.id, None)
    names = ("Ada Osei", "Bo Lin", "Cy Adeyemi")
    assert drafting.panel(record, one.id) == drafting.Panel(names, (one,), ("Ada Osei", "Cy Adeyemi"))
    assert drafting.panel(record, asking.id) == drafting.Panel(names, (asking,), ("Ada Osei", "Cy Adeyemi"))
    assert drafting.panel(record, before.id) == drafting.Panel(("Di Moreau",), (before,), ())


def test_a_note_to_several_is_a_note_to_each_of_them(record: Record) -> None:
    application = record.create(larch(*PANEL))
    start = replace(start_about(application.application, Kind.THANK_YOU, None), interviewers=("Ada Osei", "Bo Lin"))
    one = drafting.begin(record, start, application.id, None)
    assert drafting.panel(record, one.id).missing == ("Cy Adeyemi",)


def test_without_an_application_or_an_interview_there_is_no_panel(record: Record) -> None:
    blank = drafting.blank(record)
    assert drafting.panel(record, blank.id) == drafting.Panel((), (blank,), ())
    application = record.create(larch())
    one = drafting.begin(record, start_about(larch(), Kind.CHECK_IN, None), application.id, None)
    assert drafting.panel(record, one.id) == drafting.Panel((), (one,), ())
    assert drafting.begin_panel(record, one.id) == ()


HOSTILE = "<img src=x onerror=alert(1)> \u202e'; DROP TABLE messages; --:$&%2F"


def test_hostile_names_do_no_harm(record: Record) -> None:
    hostile = replace(MET, contact=HOSTILE, text=HOSTILE)
    action, application = first(record, hostile, replace(hostile, contact=f"{HOSTILE}2"))
    one = begun(record, action, application)
    assert len(drafting.begin_panel(record, one.id)) == 1
    drafting.mark_sent(record, one.id, one.version, TEN, Channel.EMAIL)
    assert log(record)[-1].contact == action.whom
    drafting.undo_sent(record, one.id)
    assert begun(record, action, application).id == one.id


def test_a_pause_makes_a_version_through_the_service_too(record: Record) -> None:
    one = written(record, drafting.blank(record), "One")
    draft = replace(one.draft, text="One, two")
    drafting.save(record, one.id, one.version, draft, None, TEN + timedelta(minutes=1))
    assert [version.text for version in drafting.versions(record, one.id)] == ["One"]


def test_words_whose_note_and_application_are_gone_go_on_as_a_note_about_nothing(record: Record) -> None:
    gone = Draft(text="Dear Ms Osei", company="Larch", application_id="gone", action_id="gone:thank_you:x")
    begun = drafting.begin_anew(record, gone)
    assert begun.draft == replace(gone, application_id=None, action_id=None)
    one = record.create(Application("Larch"))
    assert drafting.begin_anew(record, replace(gone, application_id=one.id)).draft.application_id == one.id
