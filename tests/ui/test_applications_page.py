"""The Applications page in each of its states, with a real record in a folder of its own."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from coach.domain.applications import Application, Contact, Event, EventKind, RequestKind, Stage
from coach.domain.merging import Stored
from coach.errors import NotFound, StoreFault
from coach.storage.paging import Query
from coach.storage.record import Record
from coach.ui import record as ui_record
from coach.ui.applications.listing import ROWS
from tests.ui.reading import Seen, seen_in

ROOT = Path(__file__).parents[2]
PAGE = str(ROOT / "coach" / "ui" / "pages" / "applications.py")
HOSTILE = '<img src=x onerror="alert(1)"> [a](javascript:b) **c** :smile: $d$'
LARCH = Application(
    "Larch Foods", "Planner", location="Leeds", stage=Stage.APPLIED, applied_on=date(2026, 4, 20), notes="Bring boots.",
    contacts=(Contact("Ms Osei", "osei@larch.example", "Depot manager"),),
    events=(Event(EventKind.APPLIED, on=date(2026, 4, 20)),),
)  # fmt: skip


@pytest.fixture
def record() -> Iterator[Record]:
    ui_record.get_store.clear()
    yield ui_record.get_record()
    ui_record.get_store().close()
    ui_record.get_store.clear()


@pytest.fixture
def app(record: Record) -> AppTest:  # noqa: ARG001 - the page opens the same one
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.run()
    return app.switch_page(PAGE)


def opened(app: AppTest, stored: Stored) -> AppTest:
    app.query_params["application"] = stored.id
    return app.run()


def seen(app: AppTest) -> Seen:
    assert not app.exception
    return seen_in("".join(element.proto.body for element in app.get("html") if "<style>" not in element.proto.body))


def links(app: AppTest) -> list[str]:
    return [element.proto.label for element in app.get("page_link")]


def click(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def key_of(app: AppTest, start: str) -> str:
    return next(button.key for button in app.button if button.key and button.key.startswith(start))


# The list


def test_an_empty_record_says_what_to_do(app: AppTest) -> None:
    page = seen(app.run())
    assert "Nothing here yet" in page.text
    assert any("sample data" in label for label in links(app))
    assert any("by hand" in label for label in links(app))
    assert not app.text_input


def test_rows_lead_to_their_application(app: AppTest, record: Record) -> None:
    stored = record.create(LARCH)
    app.run()
    link = next(element.proto for element in app.get("page_link") if element.proto.label == "Larch Foods\\, Planner")
    assert stored.id in link.query_string
    assert "Applied 20 Apr 2026" in seen(app).text


def test_search_and_stage_narrow_the_list_and_can_be_cleared(app: AppTest, record: Record) -> None:
    record.create(LARCH)
    record.create(Application("Apex", "Buyer", stage=Stage.OFFER))
    app.run()
    app.text_input(key="applications_search").set_value("osei").run()
    assert "1 application" in seen(app).text
    app.multiselect(key="applications_stages").set_value([Stage.OFFER]).run()
    assert "No application matches" in app.info[0].value
    click(app, "applications_show_all")
    assert "2 applications" in seen(app).text


def test_long_lists_come_a_page_at_a_time_and_filters_start_at_the_first(app: AppTest, record: Record) -> None:
    for i in range(ROWS + 3):
        record.create(Application(f"Firm {i:02}"))
    app.run()
    assert f"1 to {ROWS} of {ROWS + 3}" in seen(app).text
    app.session_state["applications_page_0"] = 2
    assert f"{ROWS + 1} to {ROWS + 3} of" in seen(app.run()).text
    app.text_input(key="applications_search").set_value("firm 0").run()
    assert "12 applications" in seen(app).text


def test_the_last_page_is_shown_where_the_chosen_one_is_gone(app: AppTest, record: Record) -> None:
    stored = [record.create(Application(f"Firm {i:02}")) for i in range(ROWS + 1)]
    app.run()
    app.session_state["applications_page_0"] = 2
    app.run()
    record.delete(stored[0].id, stored[0].version)
    assert f"{ROWS} applications" in seen(app.run()).text
    assert sum("Firm" in label for label in links(app)) == ROWS


def test_a_record_that_cannot_be_opened_is_reported_without_a_traceback(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise StoreFault("The record can't be opened: the disk is full.")

    monkeypatch.setattr(Record, "page", broken)
    app.run()
    assert not app.exception
    assert "disk is full" in app.error[0].value


# A new one


def test_an_application_is_added_by_hand_and_opens(app: AppTest, record: Record) -> None:
    app.query_params["application"] = "new"
    app.run()
    app.text_input(key="application_new_company").set_value("Apex").run()
    click(app, "application_new_save")
    (row,) = record.page(Query()).rows
    assert (row.company, row.stage) == ("Apex", Stage.APPLIED)
    assert app.query_params["application"] == row.id
    assert "Added" in app.success[0].value
    app.query_params["application"] = "new"
    assert app.run().text_input(key="application_new_company").value == ""


def test_without_a_company_nothing_is_added_and_nothing_typed_is_lost(app: AppTest, record: Record) -> None:
    app.query_params["application"] = "new"
    app.run()
    app.text_area(key="application_new_notes").set_value("Heard of it on Monday.").run()
    click(app, "application_new_save")
    assert "Which company" in app.error[0].value
    assert app.text_area(key="application_new_notes").value == "Heard of it on Monday."
    assert record.page(Query()).total == 0


# One


def test_a_link_to_what_is_not_there_says_so(app: AppTest) -> None:
    app.query_params["application"] = "<b>nothing</b>"
    page = seen(app.run())
    assert "Not in the record" in page.text
    assert "nothing" not in page.text


def test_one_shows_its_facts_people_and_history(app: AppTest, record: Record) -> None:
    page = seen(opened(app, record.create(LARCH)))
    for words in ("Larch Foods", "Planner, Leeds", "20 Apr 2026", "Bring boots.", "Ms Osei", "Depot manager"):
        assert words in page.text


def test_hostile_texts_are_shown_as_text(app: AppTest, record: Record) -> None:
    event = Event(EventKind.NOTE_SENT, on=date(2026, 5, 1), contact=HOSTILE, text=HOSTILE)
    hostile = Application(
        HOSTILE, HOSTILE, "javascript:alert(1)", HOSTILE, HOSTILE, notes=HOSTILE,
        contacts=(Contact(HOSTILE, HOSTILE, HOSTILE),), events=(event,),
    )  # fmt: skip
    stored = record.create(hostile)
    assert all("<img" not in label.replace("\\<", "") for label in links(app.run()))
    page = seen(opened(app, stored))
    assert page.text.count(HOSTILE) >= 8
    assert "img" not in page.tags
    assert page.links == []
    click(app, key_of(app, "application_take_back"))
    assert "\\<img" in app.markdown[0].value
    click(app, "application_person_edit_0")
    click(app, "application_person_remove")
    click(app, "application_delete")
    assert "\\<img" in app.markdown[0].value


@pytest.mark.parametrize("kind", [kind for kind in EventKind if kind is not EventKind.DATE_PROMISED])
def test_an_event_is_told_in_two_clicks(app: AppTest, record: Record, kind: EventKind) -> None:
    stored = record.create(replace(LARCH, events=()))
    opened(app, stored)
    click(app, f"application_tell_{kind}")
    click(app, "application_event_save")
    (event,) = record.get(stored.id).stored.application.events
    assert event.kind is kind
    assert event.at is not None
    assert not [button for button in app.button if button.key == "application_event_save"]


def test_an_event_without_an_hour_stands_on_a_plain_date(app: AppTest, record: Record) -> None:
    stored = record.create(replace(LARCH, events=()))
    opened(app, stored)
    click(app, "application_tell_employer_reply")
    app.date_input(key="application_event_day").set_value(date(2026, 4, 28))
    app.text_input(key="application_event_hour").set_value("")
    app.text_area(key="application_event_text").set_value("We liked your letter.").run()
    click(app, "application_event_save")
    (event,) = record.get(stored.id).stored.application.events
    assert event == Event(
        EventKind.EMPLOYER_REPLY, on=date(2026, 4, 28), contact="Ms Osei", text="We liked your letter."
    )


def test_a_promise_without_its_date_is_asked_for_and_nothing_typed_is_lost(app: AppTest, record: Record) -> None:
    stored = record.create(LARCH)
    opened(app, stored)
    click(app, "application_tell_date_promised")
    app.text_area(key="application_event_text").set_value("After the holidays.").run()
    click(app, "application_event_save")
    assert "By which day" in app.error[0].value
    assert app.text_area(key="application_event_text").value == "After the holidays."
    app.date_input(key="application_event_promised_on").set_value(date(2026, 5, 11)).run()
    click(app, "application_event_save")
    assert record.get(stored.id).stored.application.events[-1].promised_on == date(2026, 5, 11)


def test_an_answer_is_joined_to_the_request(app: AppTest, record: Record) -> None:
    stored = record.create(LARCH)
    opened(app, stored)
    for kind in ("request_received", "request_answered"):
        click(app, f"application_tell_{kind}")
        click(app, "application_event_save")
    _, asked, answered = record.get(stored.id).stored.application.events
    assert asked.request is answered.request is RequestKind.AVAILABILITY
    assert asked.request_id == answered.request_id is not None


def test_an_answer_can_still_be_told_where_its_request_is_taken_back(app: AppTest, record: Record) -> None:
    stored = record.create(LARCH)
    asked = Event(EventKind.REQUEST_RECEIVED, on=date(2026, 5, 1), request=RequestKind.TEST, request_id="test-1")
    record.add_event(stored.id, asked)
    opened(app, stored)
    click(app, "application_tell_request_answered")
    click(app, f"application_take_back_{record.get(stored.id).log[1].id}")
    click(app, "application_event_save")
    assert record.get(stored.id).stored.application.events[-1].kind is EventKind.REQUEST_ANSWERED


def test_words_typed_into_the_form_of_the_wrong_kind_are_not_lost(app: AppTest, record: Record) -> None:
    opened(app, record.create(LARCH))
    click(app, "application_tell_offer")
    app.text_area(key="application_event_text").set_value("Thirty days' notice.").run()
    for kind in ("rejection", "rejection"):
        click(app, f"application_tell_{kind}")
        assert app.text_area(key="application_event_text").value == "Thirty days' notice."
    click(app, "application_event_cancel")
    click(app, "application_tell_offer")
    assert app.text_area(key="application_event_text").value == ""


def test_a_new_name_in_an_event_is_added_to_the_people(app: AppTest, record: Record) -> None:
    stored = record.create(LARCH)
    opened(app, stored)
    click(app, "application_tell_interview")
    app.session_state["application_event_people"] = ["Ms Osei", "Tom"]
    app.run()
    click(app, "application_event_save")
    now = record.get(stored.id).stored.application
    assert [one.name for one in now.contacts] == ["Ms Osei", "Tom"]
    assert [event.contact for event in now.events[1:]] == ["Ms Osei", "Tom"]
    assert now.stage is Stage.INTERVIEWING


def test_an_event_is_taken_back_and_told_again(app: AppTest, record: Record) -> None:
    rejected = Event(EventKind.REJECTION, at=datetime(2026, 5, 1, tzinfo=UTC), text="Sorry.")
    stored = record.create(LARCH)
    record.add_event(stored.id, rejected)
    opened(app, stored)
    click(app, f"application_take_back_{record.get(stored.id).log[1].id}")
    assert record.get(stored.id).stored.application == LARCH
    click(app, "application_undo_go")
    assert record.get(stored.id).stored.application == replace(
        LARCH, stage=Stage.REJECTED, events=(*LARCH.events, rejected)
    )
    assert not [button for button in app.button if button.key == "application_undo_go"]


# Changing


def test_all_fields_can_be_changed(app: AppTest, record: Record) -> None:
    stored = record.create(LARCH)
    opened(app, stored)
    click(app, "application_edit_start")
    for name in ("company", "role", "location", "source", "link"):
        app.text_input(key=f"application_edit_{name}").set_value(f"new {name}")
    app.text_area(key="application_edit_notes").set_value("")
    app.date_input(key="application_edit_applied_on").set_value(date(2026, 4, 1))
    app.selectbox(key="application_edit_stage").set_value(Stage.CLOSED).run()
    click(app, "application_edit_save")
    assert record.get(stored.id).stored.application == Application(
        "new company", "new role", "new link", "new location", "new source", date(2026, 4, 1), Stage.CLOSED, None,
        LARCH.contacts, LARCH.events,
    )  # fmt: skip


def test_a_date_that_nobody_would_type_does_not_break_the_form(app: AppTest, record: Record) -> None:
    opened(app, record.create(replace(LARCH, applied_on=date(1926, 4, 20))))
    click(app, "application_edit_start")
    assert app.date_input(key="application_edit_applied_on").value == date(1926, 4, 20)


def test_a_change_in_another_window_is_shown_beside_what_was_typed(app: AppTest, record: Record) -> None:
    stored = record.create(LARCH)
    opened(app, stored)
    click(app, "application_edit_start")
    app.text_area(key="application_edit_notes").set_value("Mine").run()
    record.update(stored.id, stored.version, replace(LARCH, notes="Theirs", location="York"))
    click(app, "application_edit_save")
    page = seen(app)
    for words in ("Another window", "Theirs", "Mine", "York"):
        assert words in page.text
    assert record.get(stored.id).stored.application.notes == "Theirs"
    assert app.text_area(key="application_edit_notes").value == "Mine"
    assert app.text_input(key="application_edit_location").value == "York"
    click(app, "application_edit_save")
    assert record.get(stored.id).stored.application == replace(LARCH, notes="Mine", location="York")


def test_what_another_window_saved_can_be_taken(app: AppTest, record: Record) -> None:
    stored = record.create(LARCH)
    opened(app, stored)
    click(app, "application_edit_start")
    app.text_area(key="application_edit_notes").set_value("Mine").run()
    record.update(stored.id, stored.version, replace(LARCH, notes="Theirs"))
    click(app, "application_edit_save")
    click(app, "application_edit_theirs")
    assert app.text_area(key="application_edit_notes").value == "Theirs"


def test_an_event_told_in_another_window_does_not_get_in_the_way(app: AppTest, record: Record) -> None:
    stored = record.create(LARCH)
    opened(app, stored)
    click(app, "application_edit_start")
    app.text_area(key="application_edit_notes").set_value("Mine").run()
    reply = Event(EventKind.EMPLOYER_REPLY, on=date(2026, 5, 1))
    record.add_event(stored.id, reply)
    click(app, "application_edit_save")
    assert record.get(stored.id).stored.application == replace(LARCH, notes="Mine", events=(*LARCH.events, reply))


def test_what_was_typed_outlives_a_deletion_in_another_window(app: AppTest, record: Record) -> None:
    stored = record.create(LARCH)
    opened(app, stored)
    click(app, "application_edit_start")
    app.text_area(key="application_edit_notes").set_value("Mine").run()
    record.delete(stored.id, stored.version)
    click(app, "application_edit_save")
    assert app.text_area(key="application_edit_notes").value == "Mine"
    click(app, "application_edit_back")
    assert record.get(stored.id).stored.application == replace(LARCH, notes="Mine")


def test_what_was_typed_is_there_after_a_visit_to_another_page(app: AppTest, record: Record) -> None:
    stored = record.create(LARCH)
    opened(app, stored)
    click(app, "application_edit_start")
    app.text_area(key="application_edit_notes").set_value("Mine").run()
    app.switch_page(str(ROOT / "coach" / "ui" / "pages" / "draft.py")).run()
    app.switch_page(PAGE)
    opened(app, stored)
    assert app.text_area(key="application_edit_notes").value == "Mine"


def test_people_are_added_changed_removed_and_put_back(app: AppTest, record: Record) -> None:
    stored = record.create(replace(LARCH, contacts=()))
    opened(app, stored)
    click(app, "application_person_add")
    app.text_input(key="application_person_name").set_value("Tom").run()
    click(app, "application_person_save")
    assert record.get(stored.id).stored.application.contacts == (Contact("Tom"),)
    click(app, "application_person_edit_0")
    app.text_input(key="application_person_role").set_value("Buyer").run()
    click(app, "application_person_save")
    assert record.get(stored.id).stored.application.contacts == (Contact("Tom", None, "Buyer"),)
    click(app, "application_person_edit_0")
    click(app, "application_person_remove")
    assert record.get(stored.id).stored.application.contacts == ()
    click(app, "application_undo_go")
    assert record.get(stored.id).stored.application.contacts == (Contact("Tom", None, "Buyer"),)


def test_somebody_changed_in_another_window_is_not_overwritten(app: AppTest, record: Record) -> None:
    stored = record.create(LARCH)
    opened(app, stored)
    click(app, "application_person_edit_0")
    app.text_input(key="application_person_role").set_value("Mine").run()
    theirs = replace(LARCH, contacts=(Contact("Ms Osei", role="Theirs"),))
    record.update(stored.id, stored.version, theirs)
    click(app, "application_person_save")
    assert "another window" in app.error[0].value
    assert app.text_input(key="application_person_role").value == "Mine"
    assert "Theirs" in seen(app).text
    assert record.get(stored.id).stored.application == theirs


# Deleting


def test_a_deleted_application_comes_back_by_undo_and_the_offer_stays_until_then(app: AppTest, record: Record) -> None:
    stored = record.create(LARCH)
    record.create(Application("Apex"))
    opened(app, stored)
    click(app, "application_delete")
    with pytest.raises(NotFound):
        record.get(stored.id)
    assert "Your applications" in seen(app).text
    app.text_input(key="applications_search").set_value("apex").run()
    click(app, "application_undo_go")
    assert record.get(stored.id).stored.application == LARCH


def test_an_undo_that_fails_says_why_and_stays(app: AppTest, record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    stored = record.create(LARCH)
    opened(app, stored)
    click(app, "application_delete")

    def broken(*_: object) -> None:
        raise StoreFault("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(Record, "restore", broken)
        click(app, "application_undo_go")
    assert "disk is full" in app.error[0].value
    click(app, "application_undo_go")
    assert record.get(stored.id).stored.application == LARCH


def test_the_offer_to_undo_can_be_dismissed(app: AppTest, record: Record) -> None:
    stored = record.create(LARCH)
    opened(app, stored)
    click(app, "application_delete")
    click(app, "application_undo_dismiss")
    assert not [button for button in app.button if button.key == "application_undo_go"]


def test_what_another_window_changed_is_not_deleted_unseen(app: AppTest, record: Record) -> None:
    stored = record.create(LARCH)
    opened(app, stored)
    record.update(stored.id, stored.version, replace(LARCH, notes="Theirs"))
    click(app, "application_delete")
    assert record.get(stored.id).stored.application.notes == "Theirs"
    assert "another window" in app.error[0].value


# Around it


def test_the_list_says_where_interviews_have_no_date_and_stops_when_they_have(app: AppTest, record: Record) -> None:
    stored = record.create(replace(LARCH, stage=Stage.INTERVIEWING))
    app.run()
    assert any("missing dates" in label for label in links(app))
    may_1 = datetime(2026, 5, 1, tzinfo=UTC)
    record.add_event(stored.id, Event(EventKind.INTERVIEW, at=may_1, ended_at=may_1))
    app.run()
    assert not any("missing dates" in label for label in links(app))


def test_missing_interview_dates_lead_to_their_form(app: AppTest, record: Record) -> None:
    stored = record.create(replace(LARCH, stage=Stage.INTERVIEWING))
    opened(app, stored)
    link = next(element.proto for element in app.get("page_link") if "missing dates" in element.proto.label)
    assert link.query_string == f"fill={stored.id}"
    opened(app, record.create(Application("Apex")))
    assert not [label for label in links(app) if "missing dates" in label]


def test_an_export_is_made_only_when_it_is_asked_for(
    app: AppTest, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    record.create(LARCH)

    def never(_record: Record) -> None:
        raise AssertionError("the whole record was read")

    monkeypatch.setattr(Record, "stored", never)
    app.run()
    assert not app.exception
    assert {button.label for button in app.get("download_button")} == {
        "Spreadsheet (CSV)", "Applications (JSON)", "Printable log (HTML)", "Your notes (JSON)",
    }  # fmt: skip
