"""What a person does about an action: what is written, what is then no longer asked for, and the way back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from coach.domain.actions import Action, What
from coach.domain.applications import Application, Channel, Contact, Event, EventKind, RequestKind, Stage
from coach.domain.messages import Kind
from coach.errors import CoachError, Conflict, InvalidOptions, StoreFault
from coach.services import acting
from coach.services.acting import Done, Meaning, Reply, Sent
from coach.services.today import note_start, today
from coach.storage.record import Record
from tests.domain.planning.planning import asked, at, event, larch, met, replied, thanked
from tests.services.test_today import ASKED, NOW, first, look, names, rules

TEN = at("2026-06-10T10:00")
LATER = "2026-06-10T11:00"
TASK = replace(ASKED, request=RequestKind.TEST, request_id=None, text="Three puzzles")


def sent(record: Record, *events: Event, answers: bool = False, now: str = NOW) -> tuple[Event, ...]:
    """What is in the log after the first action was marked as sent at ten, beyond what was there."""
    action, application = first(record, *events, now=now)
    acting.mark_sent(record, action, application, Sent(when=TEN, channel=Channel.EMAIL, answers=answers))
    return record.stored()[0].application.events[len(events) :]


@pytest.mark.parametrize(
    ("log", "answers", "kinds"),
    [
        ((met("2026-06-09T14:00", contact="Ada Osei"),), False, [("note_sent", Kind.THANK_YOU, "Ada Osei")]),
        ((met("2026-06-09T14:00"),), True, [("note_sent", Kind.THANK_YOU, None)]),
        ((met("2026-06-01"), thanked("2026-06-01")), False, [("note_sent", Kind.CHECK_IN, None)]),
        (
            (ASKED,),
            True,
            [("note_sent", Kind.FEEDBACK_REPLY, "Ada Osei"), ("request_answered", None, "Ada Osei")],
        ),
        ((TASK,), False, [("note_sent", Kind.FEEDBACK_REPLY, "Ada Osei")]),
    ],
)
def test_a_note_marked_as_sent_is_in_the_log(
    record: Record, log: tuple[Event, ...], answers: bool, kinds: list[tuple[str, Kind | None, str | None]]
) -> None:
    added = sent(record, *log, answers=answers)
    assert [(one.kind, one.note, one.contact) for one in added] == kinds
    assert {(one.at, one.channel) for one in added} == {(TEN, Channel.EMAIL)}


def test_an_answer_is_joined_to_what_was_asked(record: Record) -> None:
    answer = sent(record, ASKED, answers=True)[-1]
    assert (answer.request, answer.request_id) == (RequestKind.AVAILABILITY, "slots")


def test_a_note_of_which_only_the_day_is_known_gets_no_hour(record: Record) -> None:
    action, application = first(record, met("2026-06-09T14:00"))
    acting.mark_sent(record, action, application, Sent(when=date(2026, 6, 10), channel=Channel.PAPER))
    note = record.stored()[0].application.events[-1]
    assert (note.at, note.on, note.channel) == (None, date(2026, 6, 10), Channel.PAPER)


def test_a_word_that_says_when_leaves_the_answer_to_do(record: Record) -> None:
    sent(record, TASK, answers=False)
    assert names(look(record, LATER).to_do) == [("Larch Foods", What.ANSWER_REQUEST)]
    action, application = look(record, LATER).to_do[0], record.stored()[0].application
    acting.mark_sent(record, action, application, Sent(when=TEN, channel=Channel.EMAIL, answers=True))
    assert look(record, LATER).to_do == ()


def test_what_no_note_does_is_not_sent(record: Record) -> None:
    action, application = first(record, event(EventKind.OFFER, "2026-06-09", promised_on="2026-06-24"))
    with pytest.raises(InvalidOptions):
        acting.mark_sent(record, action, application, Sent(when=TEN, channel=Channel.EMAIL))
    assert len(record.stored()[0].application.events) == 1


@pytest.mark.parametrize(
    ("meaning", "by", "kinds", "stage"),
    [
        (Meaning.WORD, None, [("employer_reply", None)], Stage.INTERVIEWING),
        (
            Meaning.WORD,
            date(2026, 6, 19),
            [("employer_reply", None), ("date_promised", date(2026, 6, 19))],
            Stage.INTERVIEWING,
        ),
        (Meaning.OFFER, date(2026, 6, 19), [("offer", date(2026, 6, 19))], Stage.OFFER),
        (Meaning.REJECTION, None, [("rejection", None)], Stage.REJECTED),
        (Meaning.REJECTION, date(2026, 6, 19), [("rejection", None)], Stage.REJECTED),
    ],
)
def test_their_reply_is_written_down_with_the_date_they_named(
    record: Record, meaning: Meaning, by: date | None, kinds: list[tuple[str, date | None]], stage: Stage
) -> None:
    log = (met("2026-06-01", contact="Ada Osei"), thanked("2026-06-01"))
    action, _ = first(record, *log)
    reply = Reply(when=TEN, channel=Channel.PHONE, meaning=meaning, by=by, text=" Soon. \n")
    acting.mark_reply(record, action, reply)
    one = record.stored()[0].application
    assert [(event.kind, event.promised_on) for event in one.events[2:]] == kinds
    assert {(event.contact, event.channel, event.at) for event in one.events[2:]} == {("Ada Osei", Channel.PHONE, TEN)}
    assert (one.events[2].text, one.stage) == ("Soon.", stage)
    assert action.id not in {one.id for one in look(record, LATER).to_do}


def _sent(record: Record, action: Action, application: Application) -> Done:
    return acting.mark_sent(record, action, application, Sent(when=TEN, channel=Channel.EMAIL, answers=True))


def _replied(record: Record, action: Action, _: Application) -> Done:
    return acting.mark_reply(record, action, Reply(when=TEN, channel=Channel.EMAIL, by=date(2026, 7, 1)))


def _rejected(record: Record, action: Action, _: Application) -> Done:
    return acting.mark_reply(record, action, Reply(when=TEN, channel=Channel.EMAIL, meaning=Meaning.REJECTION))


def _snoozed(record: Record, action: Action, _: Application) -> Done:
    return acting.put_off(record, action.id, TEN + timedelta(days=2))


def _not_needed(record: Record, action: Action, _: Application) -> Done:
    return acting.put_off(record, action.id, None)


DEEDS = [_sent, _replied, _rejected, _snoozed, _not_needed]


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("log", [(ASKED,), (met("2026-06-09T14:00", contact="Ada Osei"),)])
def test_everything_done_can_be_taken_back(
    record: Record, log: tuple[Event, ...], deed: Callable[[Record, Action, Application], Done]
) -> None:
    action, application = first(record, *log)
    before = today(record, at(LATER), rules())
    done = deed(record, action, application)
    after = today(record, at(LATER), rules())
    # A word from them neither answers what they asked nor thanks anybody.
    assert (action.id in {one.id for one in after.to_do}) is (deed is _replied)
    assert (record.stored()[0].application, after.put_off) != (application, before.put_off)
    acting.undo(record, done)
    after = today(record, at(LATER), rules())
    assert (after.to_do, after.leave, after.put_off) == (before.to_do, before.leave, before.put_off)
    assert record.stored()[0].application == application


def test_a_snooze_changed_and_taken_back_is_the_earlier_snooze(record: Record) -> None:
    action, _ = first(record, ASKED)
    acting.put_off(record, action.id, None)
    changed = acting.put_off(record, action.id, TEN)
    acting.undo(record, changed)
    assert record.put_offs() == {action.id: None}
    taken_up = acting.take_up(record, action.id)
    assert record.put_offs() == {}
    acting.undo(record, taken_up)
    assert record.put_offs() == {action.id: None}


@pytest.mark.parametrize(
    ("log", "answers", "channel"),
    [
        ((met("2026-06-09T14:00"),), False, Channel.EMAIL),
        ((ASKED,), True, Channel.TEXT),
        ((TASK,), False, Channel.TEXT),
        ((replace(TASK, channel=Channel.PHONE),), False, Channel.EMAIL),
    ],
)
def test_a_note_most_likely_went_just_now_and_only_an_answer_answers(
    record: Record, log: tuple[Event, ...], answers: bool, channel: Channel
) -> None:
    action, application = first(record, *log)
    assert acting.usual_sent(action, application, TEN) == Sent(when=TEN, channel=channel, answers=answers)


def test_a_note_sent_otherwise_is_told_in_its_place(record: Record) -> None:
    action, application = first(record, TASK)
    done = acting.mark_sent(record, action, application, Sent(when=TEN, channel=Channel.EMAIL))
    record.add_event(action.application_id, replied("2026-06-10T09:30"))
    on_paper = Sent(when=date(2026, 6, 9), channel=Channel.PAPER, answers=True)
    again = acting.correct_sent(record, action, application, done, on_paper)
    events = record.stored()[0].application.events
    assert [one.kind for one in events] == ["request_received", "note_sent", "employer_reply", "request_answered"]
    assert {(one.on, one.channel) for one in events[1::2]} == {(date(2026, 6, 9), Channel.PAPER)}
    only_when = acting.correct_sent(record, action, application, again, Sent(when=TEN, channel=Channel.EMAIL))
    assert [one.kind for one in record.stored()[0].application.events] == [
        "request_received", "note_sent", "employer_reply",
    ]  # fmt: skip
    acting.undo(record, only_when)
    assert [one.kind for one in record.stored()[0].application.events] == ["request_received", "employer_reply"]


WORD = Reply(when=TEN, channel=Channel.EMAIL)
OFFERED = Reply(when=TEN, channel=Channel.PHONE, meaning=Meaning.OFFER, by=date(2026, 7, 1), text="Yes")
PROMISED = replace(WORD, by=date(2026, 7, 1))
REFUSED = replace(WORD, meaning=Meaning.REJECTION)


@pytest.mark.parametrize("before", [WORD, OFFERED, PROMISED, REFUSED])
@pytest.mark.parametrize("after", [WORD, OFFERED, PROMISED, REFUSED])
def test_a_reply_corrected_is_as_if_it_had_been_told_so_at_once(record: Record, before: Reply, after: Reply) -> None:
    action, application = first(record, met("2026-06-01"), thanked("2026-06-01"))
    at_once = acting.mark_reply(record, action, after)
    wanted = record.stored()[0].application
    acting.undo(record, at_once)
    done = acting.correct_reply(record, action, acting.mark_reply(record, action, before), after)
    assert record.stored()[0].application == wanted
    acting.undo(record, done)
    assert record.stored()[0].application == application


def test_what_was_taken_back_meanwhile_is_not_corrected(record: Record) -> None:
    action, _ = first(record, met("2026-06-01"), thanked("2026-06-01"))
    done = acting.mark_reply(record, action, PROMISED)
    record.retract_event(done.application_id, done.event_ids[1])
    with pytest.raises(Conflict, match="meantime"):
        acting.correct_reply(record, action, done, REFUSED)
    assert record.stored()[0].application.events[-1].kind is EventKind.EMPLOYER_REPLY


@pytest.mark.parametrize("step", ["fill", "retract_event"])
def test_a_correction_that_fails_loses_nothing(record: Record, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    def fail(*_: object) -> None:
        raise StoreFault("The disk is full.")

    action, _ = first(record, met("2026-06-01"), thanked("2026-06-01"))
    done = acting.mark_reply(record, action, PROMISED)
    monkeypatch.setattr(Record, step, fail)
    with pytest.raises(StoreFault):
        acting.correct_reply(record, action, done, WORD)
    kinds = [one.kind for one in record.stored()[0].application.events]
    assert kinds[2:] == [EventKind.EMPLOYER_REPLY, EventKind.DATE_PROMISED]


def test_a_snooze_corrected_is_undone_to_what_was_before_both(record: Record) -> None:
    action, _ = first(record, ASKED)
    done = acting.put_off(record, action.id, TEN)
    corrected = acting.correct_put_off(record, done, TEN + timedelta(days=3))
    assert record.put_offs() == {action.id: TEN + timedelta(days=3)}
    acting.undo(record, corrected)
    assert record.put_offs() == {}


@pytest.mark.parametrize(("accepted", "stage"), [(True, Stage.ACCEPTED), (False, Stage.WITHDRAWN)])
def test_an_offer_answered_is_settled_and_can_be_taken_back(record: Record, accepted: bool, stage: Stage) -> None:
    action, application = first(
        record, met("2026-06-01"), event(EventKind.OFFER, "2026-06-09", promised_on="2026-06-24")
    )
    done = acting.settle_offer(record, action, TEN, accepted=accepted)
    assert record.stored()[0].application.stage is stage
    assert look(record, LATER).to_do == ()
    acting.undo(record, done)
    assert record.stored()[0].application == application


def test_only_an_offer_is_accepted(record: Record) -> None:
    action, _ = first(record, ASKED)
    with pytest.raises(InvalidOptions):
        acting.settle_offer(record, action, TEN, accepted=True)


def panel() -> tuple[Event, Event]:
    return met("2026-06-12T13:00", contact="Ada Osei", round=2), met("2026-06-12T13:00", contact="Bo Lin", round=2)


def test_jottings_are_kept_with_the_interview_and_met_again_in_the_note(record: Record) -> None:
    meeting = look(record, NOW, larch(*panel())).meetings[0]
    acting.jot(record, meeting, ["Bo Lin", " ", "Cy Adeyemi"], "  The tin roof\nFive doors ")
    (again,) = look(record).meetings
    assert (again.jottings, again.people) == ("The tin roof\nFive doors", ("Ada Osei", "Bo Lin"))
    assert record.stored()[0].application.contacts == (Contact("Bo Lin"), Contact("Cy Adeyemi"))
    found = today(record, at("2026-06-12T17:00"), rules())
    starts = [note_start(one, found.applications[one.application_id]) for one in found.to_do]
    assert [one and one.jottings for one in starts] == ["The tin roof\nFive doors"] * 2


def test_jottings_of_every_interviewer_come_together_and_can_be_emptied(record: Record) -> None:
    ada, bo = panel()
    meeting = look(record, NOW, larch(replace(ada, text="One"), replace(bo, text="Two"))).meetings[0]
    assert meeting.jottings == "One\n\nTwo"
    done = acting.jot(record, meeting, [], " ")
    assert [one.text for one in record.stored()[0].application.events] == [None, None]
    acting.undo(record, done)
    assert [one.text for one in record.stored()[0].application.events] == ["One", "Two"]


def test_jottings_for_an_interview_that_was_changed_meanwhile_overwrite_nothing(record: Record) -> None:
    meeting = look(record, NOW, larch(*panel())).meetings[0]
    acting.jot(record, meeting, [], "From the first window")
    with pytest.raises(CoachError, match="meantime"):
        acting.jot(record, meeting, [], "From the second")
    assert record.stored()[0].application.events[0].text == "From the first window"


def test_an_undo_that_would_lose_something_is_refused(record: Record) -> None:
    meeting = look(record, NOW, larch(*panel())).meetings[0]
    done = acting.jot(record, meeting, [], "Topics")
    record.add_event(meeting.application_id, asked("2026-06-10T09:00"))
    with pytest.raises(CoachError):
        acting.undo(record, done)
    assert record.stored()[0].application.events[0].text == "Topics"


HOSTILE = "<img src=x onerror=alert(1)> \u202e'; DROP TABLE put_offs; --:$&%2F"


def test_hostile_names_do_no_harm(record: Record) -> None:
    events = (
        replace(ASKED, contact=HOSTILE, request_id=HOSTILE),
        met("2026-06-09T14:00", contact=HOSTILE, text=HOSTILE),
    )
    for action in look(record, NOW, replace(larch(*events), company=HOSTILE)).to_do:
        application = record.stored()[0].application
        acting.undo(record, acting.put_off(record, action.id, None))
        acting.mark_sent(record, action, application, Sent(when=TEN, channel=Channel.EMAIL, answers=True))
    assert look(record, LATER).to_do == ()
