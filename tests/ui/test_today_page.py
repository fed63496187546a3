"""The Today page in each of its states and with each of its buttons, over a real record in a folder of its own."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from coach.domain.applications import Application, Channel, Contact, Event, EventKind, RequestKind, Stage, stage_of
from coach.domain.drafts import Draft
from coach.domain.messages import Kind
from coach.errors import StoreFault
from coach.services import drafting
from coach.services.acting import Meaning
from coach.storage.record import Record
from coach.ui import record as held_record
from coach.ui.today import session
from coach.ui.today.words import STATES
from tests.domain.planning.planning import at, event, larch, met, promised, thanked
from tests.ui.reading import Seen, labelled, seen_in

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "coach" / "ui" / "pages"
NOW = "2026-06-10T09:00:00+00:00"
HOSTILE = '<img src=x onerror="alert(1)">![x](https://elsewhere.example/x.png) :smile: $x$'
ASKED = event(
    EventKind.REQUEST_RECEIVED, "2026-06-10T08:00", request=RequestKind.AVAILABILITY, request_id="slots",
    contact="Ada Osei", channel=Channel.TEXT, text="When are you free?",
)  # fmt: skip
TASK = replace(ASKED, request=RequestKind.TEST, text="Three puzzles")
OFFER = event(EventKind.OFFER, "2026-06-09", promised_on="2026-06-24")


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    monkeypatch.setenv("COACH_NOW", NOW)
    held_record.get_store.clear()
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.run()
    yield app
    held_record.get_store().close()
    held_record.get_store.clear()


def record() -> Record:
    return held_record.get_record()


def add(company: str, *events: Event, people: tuple[str, ...] = ()) -> str:
    one = larch(*events, people=people, stage=stage_of(None, events))
    return record().create(replace(one, company=company)).id


def log(application_id: str) -> tuple[Event, ...]:
    return record().get(application_id).stored.application.events


def go(app: AppTest, page: str = "today") -> Seen:
    app.switch_page(str(PAGES / f"{page}.py")).run()
    return seen(app)


def seen(app: AppTest) -> Seen:
    assert not app.exception
    return seen_in("".join(one.proto.body for one in app.get("html") if "<style>" not in one.proto.body))


def said(app: AppTest) -> str:
    lists = (app.error, app.warning, app.info, app.success, app.markdown, app.caption, app.text)
    return seen(app).text + "\n".join(str(one.value).replace("\\", "") for many in lists for one in many)


def press(app: AppTest, label: str, place: int = 0) -> None:
    [one for one in app.button if seen_label(one.label) == label][place].click().run()


def labels(app: AppTest) -> list[str]:
    return [seen_label(one.label) for one in app.button]


def seen_label(label: str) -> str:
    """Without what only screen readers say."""
    return label.split(" *")[0]


def field(app: AppTest, kind: str, end: str):  # type: ignore[no-untyped-def]
    (found,) = [one for one in app.get(kind) if one.key and one.key.endswith(end)]
    return found


def titles(app: AppTest) -> list[str]:
    return [words for level, words in seen(app).headings if level == 3]


def test_an_empty_record_says_where_to_begin(app: AppTest) -> None:
    assert "Nothing is written down yet" in go(app).text
    assert "page_link" in {one.type for one in app.get("page_link")}
    assert labels(app) == []


def test_nothing_to_do_is_a_good_page_too(app: AppTest) -> None:
    add("Larch", met("2026-06-08"), thanked("2026-06-08"))
    page = go(app)
    assert "Nothing to do today" in page.text
    assert titles(app) == ["Larch, Analyst"]
    assert "It is still usual to have heard nothing" in page.text


def test_actions_stand_in_order_of_urgency_with_state_reason_time_and_rule(app: AppTest) -> None:
    add("Green", met("2026-06-10T07:00", contact="Bo"))
    add("Red", met("2026-06-05T09:00", contact="Di"))
    add("Amber", met("2026-06-08T20:00", contact="Cy"))
    add("Soon", met("2026-06-10T08:50", contact="Ed"))
    add("Stop", met("2026-06-01"), promised("2026-06-01", "2026-06-12"), thanked("2026-06-01"))
    page = go(app)
    order = ["Thank Di", "Thank Cy", "Thank Bo", "Thank Ed"]
    assert titles(app)[:4] == order
    for state in STATES.values():
        assert state.word in page.text
    assert "until today at 21:00" in page.text
    assert "from today at 10:20" in page.text
    assert "within 24 hours" in page.text.lower() or "24 hours after the end" in page.text
    assert any(link.startswith("https://") for link in page.links)
    assert "Stop named a date and it hasn't passed" in page.text


def test_thank_yous_show_how_to_send_them_and_the_surveys_with_their_years(app: AppTest) -> None:
    add("Larch", met("2026-06-10T07:00"), promised("2026-06-10", "2026-07-10"))
    page = go(app)
    assert "A card alone would do" in page.text
    for year in ("2005", "2007", "2011", "2012", "2017"):
        assert year in page.text


def test_sent_is_one_press_and_so_is_its_undo(app: AppTest) -> None:
    id_ = add("Larch", met("2026-06-10T07:00", contact="Ada Osei"))
    go(app)
    press(app, "Sent")
    note = log(id_)[-1]
    assert (note.kind, note.note, note.contact, note.channel) == (
        EventKind.NOTE_SENT, Kind.THANK_YOU, "Ada Osei", Channel.EMAIL,
    )  # fmt: skip
    assert note.at is not None
    assert abs(note.at - at(NOW)) < timedelta(minutes=30)
    assert "Thank Ada Osei" not in titles(app)
    assert "Marked as sent by e-mail, today at 10:" in said(app)
    press(app, "Undo")
    assert "Thank Ada Osei" in titles(app)
    assert log(id_)[-1].kind is EventKind.INTERVIEW
    assert "Undo" not in labels(app)
    assert "Change details" not in labels(app)
    press(app, "Sent")
    assert len(log(id_)) == 2


def test_a_press_counts_as_of_when_it_is_made_not_as_of_when_the_page_was_drawn(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = add("Larch", met("2026-06-10T07:00"))
    go(app)
    later = at("2026-06-10T13:30")
    monkeypatch.setattr("coach.ui.components.today_actions.clock", lambda: later)
    press(app, "Sent")
    assert log(id_)[-1].at == later


def test_details_changed_are_those_of_what_was_written(app: AppTest) -> None:
    id_ = add("Larch", met("2026-06-08T07:00"))
    go(app)
    press(app, "Sent")
    before = log(id_)[-1]
    press(app, "Change details")
    assert field(app, "selectbox", "_channel").value is Channel.EMAIL
    assert field(app, "date_input", "_day").value == date(2026, 6, 10)
    assert field(app, "time_input", "_hour").value.hour == 10
    field(app, "selectbox", "_channel").set_value(Channel.PAPER)
    press(app, "Save")
    assert log(id_)[1:] == (replace(before, channel=Channel.PAPER),)
    assert "Marked as sent on paper" in said(app)
    press(app, "Change details")
    field(app, "date_input", "_day").set_value(date(2026, 6, 9))
    field(app, "time_input", "_hour").set_value(None)
    press(app, "Save")
    assert [(one.on, one.at, one.channel) for one in log(id_)[1:]] == [(date(2026, 6, 9), None, Channel.PAPER)]
    press(app, "Undo")
    assert len(log(id_)) == 1


def test_a_time_to_come_is_refused_in_the_form_and_what_was_typed_stays(app: AppTest) -> None:
    id_ = add("Larch", met("2026-06-10T07:00"))
    go(app)
    press(app, "Sent")
    before = log(id_)
    press(app, "Change details")
    field(app, "selectbox", "_channel").set_value(Channel.PAPER)
    field(app, "time_input", "_hour").set_value(time(23, 0))
    press(app, "Save")
    assert "still to come" in said(app)
    assert log(id_) == before
    assert field(app, "selectbox", "_channel").value is Channel.PAPER
    press(app, "Cancel")
    assert "Save" not in labels(app)
    assert "still to come" not in said(app)
    assert "Undo" in labels(app)


def test_a_correction_that_comes_too_late_says_so_and_changes_nothing(app: AppTest) -> None:
    id_ = add("Larch", met("2026-06-10T07:00"))
    go(app)
    press(app, "Sent")
    press(app, "Change details")
    record().retract_event(id_, record().get(id_).log[-1].id)
    press(app, "Save")
    assert "in the meantime" in said(app)
    assert len(log(id_)) == 1


@pytest.mark.parametrize(("asked", "left"), [(TASK, ["Answer Ada Osei"]), (ASKED, [])])
def test_sent_answers_a_request_but_an_acknowledgement_only_says_when(
    app: AppTest, asked: Event, left: list[str]
) -> None:
    id_ = add("Larch", asked)
    go(app)
    press(app, "Sent")
    assert titles(app) == left
    assert (log(id_)[-1].kind is EventKind.REQUEST_ANSWERED) is not left
    assert log(id_)[1].channel is Channel.TEXT


def test_an_acknowledgement_can_turn_out_to_have_answered(app: AppTest) -> None:
    id_ = add("Larch", TASK)
    go(app)
    press(app, "Sent")
    press(app, "Change details")
    app.checkbox[0].set_value(True)
    press(app, "Save")
    assert titles(app) == []
    assert [one.kind for one in log(id_)[1:]] == [EventKind.NOTE_SENT, EventKind.REQUEST_ANSWERED]
    press(app, "Change details")
    assert app.checkbox[0].value is True


def test_their_reply_is_one_press_and_takes_date_and_words_afterwards(app: AppTest) -> None:
    id_ = add("Larch", met("2026-06-01"), thanked("2026-06-01"))
    go(app)
    press(app, "They replied")
    assert [one.kind for one in log(id_)[2:]] == [EventKind.EMPLOYER_REPLY]
    press(app, "Change details")
    field(app, "date_input", "_by").set_value(date(2026, 6, 19))
    field(app, "text_input", "_text").set_value(HOSTILE)
    press(app, "Save")
    assert [one.kind for one in log(id_)[2:]] == [EventKind.EMPLOYER_REPLY, EventKind.DATE_PROMISED]
    assert (log(id_)[-2].text, log(id_)[-1].promised_on) == (HOSTILE, date(2026, 6, 19))
    assert "Nothing to do today" in said(app)
    press(app, "Change details")
    assert field(app, "text_input", "_text").value == HOSTILE
    assert field(app, "date_input", "_by").value == date(2026, 6, 19)
    press(app, "Undo")
    assert len(log(id_)) == 2


def test_a_rejection_ends_it(app: AppTest) -> None:
    id_ = add("Larch", met("2026-06-01"), thanked("2026-06-01"))
    go(app)
    press(app, "They replied")
    press(app, "Change details")
    app.radio[0].set_value(Meaning.REJECTION)
    press(app, "Save")
    assert record().get(id_).stored.application.stage is Stage.REJECTED
    assert titles(app) == []


def test_a_snooze_lasts_until_tomorrow_morning_and_says_so(app: AppTest) -> None:
    add("Larch", ASKED)
    go(app)
    press(app, "Snooze")
    assert list(record().put_offs().values()) == [datetime(2026, 6, 11, 9, tzinfo=UTC)]
    assert "Snoozed until tomorrow at 10:00" in said(app)
    assert "(Larch, Analyst): until tomorrow at 10:00" in said(app)
    assert "Nothing to do today" in said(app)
    press(app, "Bring back")
    assert titles(app) == ["Answer Ada Osei"]
    press(app, "Undo")
    assert record().put_offs() != {}


def test_another_day_for_a_snooze_needs_a_day(app: AppTest) -> None:
    add("Larch", ASKED)
    go(app)
    press(app, "Snooze")
    press(app, "Change details")
    assert app.radio[0].value == "Tomorrow"
    app.radio[0].set_value("Another day")
    press(app, "Save")
    assert "Choose the day" in said(app)
    field(app, "date_input", "_day").set_value(date(2026, 6, 20))
    press(app, "Save")
    assert list(record().put_offs().values()) == [datetime(2026, 6, 20, 9, tzinfo=UTC)]
    press(app, "Change details")
    assert (app.radio[0].value, field(app, "date_input", "_day").value) == ("Another day", date(2026, 6, 20))
    press(app, "Undo")
    assert record().put_offs() == {}


def test_what_is_not_needed_is_one_press_and_has_no_details(app: AppTest) -> None:
    add("Larch", ASKED)
    go(app)
    press(app, "Not needed")
    assert titles(app) == []
    assert "(Larch, Analyst): not needed" in said(app)
    assert "Change details" not in labels(app)
    press(app, "Undo")
    assert titles(app) == ["Answer Ada Osei"]
    assert record().put_offs() == {}


def test_a_notice_goes_when_it_is_dismissed_and_what_was_done_stays(app: AppTest) -> None:
    id_ = add("Larch", met("2026-06-10T07:00"))
    go(app)
    press(app, "Sent")
    press(app, "Change details")
    press(app, "Dismiss")
    assert {"Undo", "Save", "Dismiss"}.isdisjoint(labels(app))
    assert len(log(id_)) == 2


def test_every_button_says_what_it_is_about(app: AppTest) -> None:
    add("Larch", ASKED, met("2026-06-10T07:00", contact="Bo"), met("2026-06-12T13:00"), met("2026-06-15T13:00"))
    add("Larch", met("2026-06-10T07:00", contact="Bo"), met("2026-06-12T13:00"))
    add("Oak", met("2026-06-08"), thanked("2026-06-08"))
    add("Elm", met("2026-06-08"), thanked("2026-06-08"))
    go(app)
    press(app, "Snooze")
    all_labels = [one.label for one in app.button]
    assert len(set(all_labels)) == len(all_labels) > 15


@pytest.mark.parametrize(("label", "stage"), [("I accepted", Stage.ACCEPTED), ("I declined", Stage.WITHDRAWN)])
def test_an_offer_is_answered_with_one_press(app: AppTest, label: str, stage: Stage) -> None:
    id_ = add("Larch", met("2026-06-01"), OFFER)
    go(app)
    assert "Write it" not in labels(app)
    press(app, label)
    assert record().get(id_).stored.application.stage is stage
    press(app, "Undo")
    assert record().get(id_).stored.application.stage is Stage.OFFER


def test_write_it_opens_a_draft_with_everything_filled_in_beside_what_was_being_written(app: AppTest) -> None:
    add("Larch", replace(met("2026-06-10T07:00", contact="Ada Osei"), text="The tin roof"))
    own = record().drafts.create(Draft(text="A note of mine", sender="Niamh Calder"))
    go(app)
    press(app, "Write it")
    filled = {"Your note": "", "Company": "Larch", "Role": "Analyst", "Your name": "Niamh Calder",
              "People you met": "Ada Osei", "What you wrote down after the interview": "The tin roof"}  # fmt: skip
    assert {label: labelled(app, label).value for label in filled} == filled
    assert app.get("button_group")[0].value == "thank_you"
    assert record().drafts.get(own.id).draft.text == "A note of mine"
    go(app)
    press(app, "Write it")
    begun = [one for one in drafting.listing(record()).rows if one.application_id]
    assert len(begun) == 1  # the one begun before is opened again


def test_a_reply_to_a_request_brings_what_was_asked(app: AppTest) -> None:
    add("Larch", ASKED)
    go(app)
    press(app, "Write it")
    assert labelled(app, "What the employer asked for").value == "When are you free?"
    assert app.get("button_group")[0].value == "feedback_reply"


def test_an_interview_to_come_takes_names_and_topics(app: AppTest) -> None:
    id_ = add("Larch", met("2026-06-12T13:00", contact="Ada Osei"))
    page = go(app)
    assert "Friday 12 June at 14:00" in page.text
    field(app, "text_input", "_people").set_value("Bo Lin, Cy Adeyemi")
    field(app, "text_area", "_topics").set_value("The tin roof")
    press(app, "Keep this")
    one = record().get(id_).stored.application
    assert (one.events[0].text, one.contacts) == ("The tin roof", (Contact("Bo Lin"), Contact("Cy Adeyemi")))
    assert field(app, "text_area", "_topics").value == "The tin roof"
    press(app, "Undo")
    assert record().get(id_).stored.application.events[0].text is None


def test_what_is_left_alone_may_reply_too(app: AppTest) -> None:
    id_ = add("Larch", met("2026-06-08"), thanked("2026-06-08"))
    go(app)
    press(app, "They replied")
    assert log(id_)[-1].kind is EventKind.EMPLOYER_REPLY
    assert "Change details" in labels(app)


def test_hostile_names_are_shown_as_text(app: AppTest) -> None:
    record().create(
        Application(
            HOSTILE, HOSTILE, contacts=(Contact(HOSTILE),), stage=Stage.INTERVIEWING,
            events=(replace(ASKED, contact=HOSTILE, text=HOSTILE), met("2026-06-12", contact=HOSTILE, text=HOSTILE)),
        )
    )  # fmt: skip
    page = go(app)
    assert HOSTILE in page.text
    assert page.tags <= {
        "article",
        "details",
        "h1",
        "h2",
        "h3",
        "header",
        "li",
        "p",
        "span",
        "strong",
        "summary",
        "ul",
        "a",
    }
    press(app, "Not needed")
    assert HOSTILE in said(app)
    press(app, "Undo")
    press(app, "Write it")
    assert HOSTILE in said(app)


def test_a_large_search_is_shown_by_the_page(app: AppTest) -> None:
    for place in range(17):
        add(f"Larch {place:02}", met("2026-06-10T07:00", contact=f"Person {place:02}"))
    assert "To do (17)" in go(app).text
    assert len([one for one in titles(app) if one.startswith("Thank")]) == 15


def test_the_calendar_can_be_taken_along(app: AppTest) -> None:
    add("Larch", ASKED)
    go(app)
    assert [one.label for one in app.get("download_button")] == ["Calendar file (.ics)"]


def test_a_record_that_cannot_be_read_is_told_in_a_sentence(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise StoreFault("The record is away.")

    monkeypatch.setattr(Record, "stored_since", fail)
    go(app)
    assert "The record is away." in said(app)


def test_keys_hold_nobodys_name() -> None:
    key = session.key_for("sent", f"a:thank_you:{HOSTILE}\ud800")
    assert key.replace("_", "").isalnum()
    assert key != session.key_for("sent", "b")
