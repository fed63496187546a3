"""The desk in each of its states, scored by the real engine, with a real record in a folder of its own."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from coach.domain.applications import Application, Channel, Contact, Event, EventKind
from coach.domain.drafts import Draft, StoredDraft
from coach.domain.messages import CannotScore, Kind
from coach.errors import InvalidModel, StoreFault
from coach.services import drafting
from coach.storage.drafts import Pile
from coach.storage.record import Record
from coach.ui import record as held_record
from coach.ui import shell
from coach.ui.desk import laid
from coach.ui.examples import EXAMPLES, Example
from coach.ui.words import KIND_NAMES, NO_SCORE
from tests.ui.reading import Seen, labelled, seen_in

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "coach" / "ui" / "pages"
HOSTILE = "<img src=x onerror=alert(1)>"
NOTE = """Dear Ms Osei,

Thank you for showing me the press room on Tuesday. Your plan to print the late edition in one shift has stayed with me. \
I would love to join your team as a planner.

Kind regards,
Ines Moreau"""
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
PANEL = Application(
    "Larch Foods", "Planner", contacts=(Contact("Ada Osei", "osei@larch.example"), Contact("Bo Lin")),
    events=tuple(
        Event(EventKind.INTERVIEW, at=NOW, ended_at=NOW + timedelta(hours=1), contact=name, text="The tin roof")
        for name in ("Ada Osei", "Bo Lin")
    ),
)  # fmt: skip


@pytest.fixture
def record() -> Iterator[Record]:
    held_record.get_store.clear()
    yield held_record.get_record()
    held_record.get_store().close()
    held_record.get_store.clear()


@pytest.fixture
def app(record: Record) -> AppTest:  # noqa: ARG001 - the page opens the same one
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()


def seen(app: AppTest) -> Seen:
    assert not app.exception
    return seen_in("".join(element.proto.body for element in app.get("html") if "<style>" not in element.proto.body))


def write(app: AppTest, note: str) -> Seen:
    labelled(app, "Your note").set_value(note).run()
    return seen(app)


def press(app: AppTest, label: str) -> AppTest:
    return next(one for one in app.button if one.label == label).click().run()


def choose_kind(app: AppTest, kind: str) -> AppTest:
    control = next(one for one in app.get("button_group") if one.label == "What are you writing?")
    return control.set_value(kind).run()


def look_at(app: AppTest, view: str) -> Seen:
    app.segmented_control(key="desk_view").set_value(view).run()
    return seen(app)


def labels(app: AppTest) -> list[str]:
    return [one.label for one in app.button]


def only(record: Record) -> StoredDraft:
    (row,) = drafting.listing(record, Pile.UNSENT).rows
    return drafting.get(record, row.id)


def begun(record: Record, application: Application = PANEL, whom: str = "Ada Osei") -> StoredDraft:
    stored = record.create(application)
    draft = Draft(
        kind=Kind.THANK_YOU, company="Larch Foods", role="Planner", interviewers=(whom,), application_id=stored.id
    )
    return record.drafts.create(draft)


@pytest.mark.parametrize("note", ["", "  \n\t\r\n "])
def test_before_there_is_a_note_the_page_says_what_will_come(app: AppTest, note: str) -> None:
    assert "Your feedback will appear here" in write(app, note).text
    assert not app.error


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.kind)
def test_an_example_of_each_kind_is_one_click_away_and_leaves_something_to_learn(
    app: AppTest, example: Example
) -> None:
    press(app, example.title)
    assert labelled(app, "Your note").value == example.text
    page = seen(app)
    assert KIND_NAMES[example.kind] in page.text
    assert page.marks
    assert "What to change first" in page.text


def test_an_example_that_was_only_looked_at_does_not_stay_among_the_notes(app: AppTest, record: Record) -> None:
    press(app, EXAMPLES[0].title)
    press(app, "New note")
    assert only(record).draft.is_blank


def test_hostile_text_is_shown_as_text(app: AppTest) -> None:
    page = write(app, NOTE.replace("Your plan", f"{HOSTILE} Your plan"))
    assert page.marks
    assert HOSTILE in page.text
    assert "img" not in page.tags


@pytest.mark.parametrize(
    ("note", "reason"),
    [
        ("Thanks!", CannotScore.TOO_SHORT),
        (
            "Sehr geehrte Frau Osei, vielen Dank für das freundliche Gespräch am Dienstag über die Stelle als Planerin.",
            CannotScore.NOT_ENGLISH,
        ),
        ("def f(x):\n    return x + 1\nfor i in range(3):\n    print(f(i))\n", CannotScore.NOT_A_MESSAGE),
    ],
)
def test_a_text_that_cannot_be_scored_gets_a_kind_reason(app: AppTest, note: str, reason: CannotScore) -> None:
    page = write(app, note)
    assert NO_SCORE[reason][0] in page.text
    assert "of 100" not in page.text


def test_the_kind_can_be_chosen_and_stays(app: AppTest, record: Record) -> None:
    write(app, NOTE)
    choose_kind(app, "check_in")
    assert "as you chose" in seen(app).text
    assert only(record).draft.kind is Kind.CHECK_IN


def test_details_are_compared_with_the_note(app: AppTest) -> None:
    assert "do not send it yet" not in write(app, NOTE).text
    labelled(app, "People you met").set_value("Ms Oseye").run()
    assert "do not send it yet" in seen(app).text


def test_the_request_of_the_employer_makes_it_a_reply(app: AppTest) -> None:
    write(app, NOTE)
    labelled(app, "What the employer asked for").set_value("Could you send us two references?").run()
    assert KIND_NAMES[Kind.FEEDBACK_REPLY] in seen(app).text


def test_every_change_is_stored_with_its_score(app: AppTest, record: Record) -> None:
    write(app, NOTE)
    labelled(app, "Company").set_value("Larch Foods").run()
    stored = only(record)
    assert (stored.draft.text, stored.draft.company) == (NOTE, "Larch Foods")
    assert stored.scored
    assert stored.scored.score


def test_the_note_is_there_again_in_another_session(app: AppTest) -> None:
    write(app, NOTE)
    labelled(app, "Subject line (for e-mail)").set_value("The press room").run()
    later = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert labelled(later, "Your note").value == NOTE
    assert labelled(later, "Subject line (for e-mail)").value == "The press room"


def test_the_note_survives_a_visit_to_the_other_page(app: AppTest) -> None:
    write(app, NOTE)
    app.switch_page(str(PAGES / "rubric.py")).run()
    app.switch_page(str(PAGES / "draft.py")).run()
    assert labelled(app, "Your note").value == NOTE


def test_a_new_note_leaves_the_old_one_in_the_list(app: AppTest, record: Record) -> None:
    write(app, NOTE)
    first = only(record).id
    press(app, "New note")
    assert labelled(app, "Your note").value == ""
    chooser = next(one for one in app.selectbox if one.label == "Your notes")
    chooser.set_value(first).run()
    assert labelled(app, "Your note").value == NOTE


def test_notes_that_open_alike_are_told_apart_in_the_list(app: AppTest, record: Record) -> None:
    for n in range(3):
        record.drafts.create(Draft(text=f"{NOTE}{n}"))
    app.run()
    chooser = next(one for one in app.selectbox if one.label == "Your notes")
    assert len(set(chooser.options)) == len(chooser.options) >= 3


def test_a_note_that_is_put_aside_comes_back_by_undo(app: AppTest, record: Record) -> None:
    write(app, NOTE)
    press(app, "Put aside")
    assert labelled(app, "Your note").value == ""
    press(app, "Undo")
    assert labelled(app, "Your note").value == NOTE
    assert drafting.listing(record, Pile.DISCARDED).total == 0


def test_a_note_that_was_put_aside_is_found_and_brought_back_later(app: AppTest, record: Record) -> None:
    write(app, NOTE)
    first = only(record).id
    press(app, "Put aside")
    press(app, "Dismiss")
    later = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    later.query_params["note"] = first
    later.run()
    assert labelled(later, "Your note").value == ""
    next(one for one in later.button if one.label.startswith("Bring back")).click().run()
    assert labelled(later, "Your note").value == NOTE
    assert drafting.listing(record, Pile.DISCARDED).total == 0


def in_two_windows(app: AppTest, record: Record) -> str:
    write(app, NOTE)
    stored = only(record)
    drafting.save(record, stored.id, stored.version, replace(stored.draft, text="Theirs."), None, NOW)
    write(app, "Mine, all mine.")
    return stored.id


def texts(record: Record) -> set[str]:
    return {drafting.get(record, row.id).draft.text for row in drafting.listing(record).rows}


def test_two_windows_do_not_overwrite_each_other(app: AppTest, record: Record) -> None:
    theirs = in_two_windows(app, record)
    assert [one for one in app.warning if "another window" in one.value]
    assert drafting.get(record, theirs).draft.text == "Theirs."
    assert texts(record) == {"Theirs.", "Mine, all mine."}
    write(app, "Mine, and more.")
    assert texts(record) == {"Theirs.", "Mine, and more."}
    press(app, "Go on with this one")
    assert not app.warning
    assert labelled(app, "Your note").value == "Mine, and more."


def test_the_other_windows_words_are_shown_when_wanted(app: AppTest, record: Record) -> None:
    in_two_windows(app, record)
    press(app, "Show the other one")
    assert labelled(app, "Your note").value == "Theirs."
    assert texts(record) == {"Theirs.", "Mine, all mine."}


def test_what_another_window_stored_is_shown_where_nothing_was_written_here(app: AppTest, record: Record) -> None:
    write(app, NOTE)
    stored = only(record)
    drafting.save(record, stored.id, stored.version, replace(stored.draft, text="Theirs."), None, NOW)
    app.run()
    assert labelled(app, "Your note").value == "Theirs."


def test_versions_are_compared_and_taken_back(app: AppTest, record: Record) -> None:
    write(app, NOTE)
    look_at(app, "Versions")
    press(app, "Keep this version")
    write(app, NOTE.replace("late edition", "morning edition"))
    page = look_at(app, "Versions")
    assert {"del", "ins"} <= page.tags
    press(app, "Go back to version 1")
    assert labelled(app, "Your note").value == NOTE
    assert only(record).draft.text == NOTE


def test_everybody_of_a_panel_gets_a_note(app: AppTest, record: Record) -> None:
    stored = begun(record)
    app.query_params["note"] = stored.id
    app.run()
    write(app, NOTE)
    look_at(app, "People")
    told = [one.value for one in app.text]
    assert "Ada Osei: on the desk now" in told
    assert "Bo Lin: no note yet" in told
    press(app, "Begin a note still missing")
    press(app, "Open note 2")
    assert labelled(app, "People you met").value == "Bo Lin"
    write(app, NOTE.replace("Ms Osei", "Mr Lin"))
    assert "mark" in look_at(app, "People").tags


def test_sending_is_written_into_the_log_and_taken_back(app: AppTest, record: Record) -> None:
    stored = begun(record)
    app.query_params["note"] = stored.id
    app.run()
    write(app, NOTE)
    look_at(app, "Send")
    press(app, "Mark as sent")
    log = record.get(stored.draft.application_id or "").stored.application.events
    assert (log[-1].kind, log[-1].channel, log[-1].contact) == (EventKind.NOTE_SENT, Channel.EMAIL, "Ada Osei")
    assert "It did not go after all" in labels(app)
    press(app, "It did not go after all")
    assert EventKind.NOTE_SENT not in {
        one.kind for one in record.get(stored.draft.application_id or "").stored.application.events
    }
    assert labelled(app, "Your note").value == NOTE


def test_a_subject_line_is_suggested_and_taken(app: AppTest, record: Record) -> None:
    app.query_params["note"] = begun(record).id
    app.run()
    write(app, NOTE)
    look_at(app, "Send")
    line = next(label for label in labels(app) if "Planner" in label)
    press(app, line)
    assert "Planner" in labelled(app, "Subject line (for e-mail)").value


def test_a_note_too_long_to_keep_is_said_to_be_and_stays_on_the_screen(app: AppTest, record: Record) -> None:
    write(app, NOTE)
    write(app, "word " * 30_000)
    assert [one for one in app.warning if "characters" in one.value]
    assert only(record).draft.text == NOTE
    write(app, NOTE)
    assert not app.warning


def test_a_note_is_read_where_the_record_cannot_be_and_stored_once_it_can(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise StoreFault("The record can't be read.")

    monkeypatch.setattr(held_record, "get_store", broken)
    fresh = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert "of 100" in write(fresh, NOTE).text
    assert [one for one in fresh.warning if "Not stored yet" in one.value]
    monkeypatch.undo()
    fresh.run()
    assert not fresh.warning
    assert only(record).draft.text == labelled(fresh, "Your note").value == NOTE


def test_damaged_model_files_are_reported_without_a_traceback(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged() -> None:
        raise InvalidModel("model.npz: not the file that the manifest describes.")

    monkeypatch.setattr(shell, "warm", damaged)
    app.run()
    assert not app.exception
    assert "model.npz" in app.error[0].value


def test_what_was_jotted_down_and_asked_is_ticked_off(app: AppTest, record: Record) -> None:
    stored = begun(record)
    asked = replace(
        stored.draft, kind=Kind.FEEDBACK_REPLY, jottings="The tin roof\nTwo shifts", text=NOTE,
        request="Could you send us two references?",
    )  # fmt: skip
    app.query_params["note"] = drafting.save(record, stored.id, stored.version, asked, None, NOW).id
    app.run()
    told = " ".join(seen(app).unseen)
    assert told.count("not used yet") == 2
    assert "not answered yet" in told
    write(app, NOTE.replace("Your plan", "I have attached two references. The tin roof made me smile. Your plan"))
    told = " ".join(seen(app).unseen)
    assert told.count("not used yet") == 1
    assert "not answered yet" not in told


@pytest.mark.parametrize(("kind", "title"), [("thank_you", "a thank-you"), ("check_in", "a check-in")])
def test_each_kind_has_guidance_of_its_own(app: AppTest, kind: str, title: str) -> None:
    choose_kind(app, kind)
    assert f"What to mind: {title}" in [one.label for one in app.expander]


def test_hostile_details_are_shown_as_text_in_every_view(app: AppTest, record: Record) -> None:
    stored = begun(record)
    hostile = replace(
        stored.draft, company=HOSTILE, role=HOSTILE, interviewers=(HOSTILE,), jottings=HOSTILE, request=HOSTILE,
        subject=HOSTILE, text=NOTE,
    )  # fmt: skip
    app.query_params["note"] = drafting.save(record, stored.id, stored.version, hostile, None, NOW, keep=True).id
    app.run()
    for view in ("People", "Versions", "Send", "Feedback"):
        assert "img" not in look_at(app, view).tags
    assert HOSTILE in seen(app).text


def test_a_name_with_a_comma_stays_one_persons(app: AppTest, record: Record) -> None:
    stored = begun(record, whom="Osei, Ada")
    app.query_params["note"] = stored.id
    app.run()
    write(app, NOTE)
    assert drafting.get(record, stored.id).draft.interviewers == ("Osei, Ada",)
    labelled(app, "People you met").set_value("Ada Osei, Bo Lin").run()
    assert drafting.get(record, stored.id).draft.interviewers == ("Ada Osei", "Bo Lin")


def test_an_example_tried_for_an_application_is_not_thrown_away(app: AppTest, record: Record) -> None:
    stored = begun(record)
    app.query_params["note"] = stored.id
    app.run()
    write(app, EXAMPLES[0].text)
    press(app, "New note")
    assert drafting.get(record, stored.id).discarded_at is None


def test_missing_criteria_come_with_sentences_that_know_the_role(app: AppTest, record: Record) -> None:
    app.query_params["note"] = begun(record).id
    app.run()
    write(app, "Dear Ms Osei,\n\nThank you for showing me the press room on Tuesday.\n\nKind regards,\nInes Moreau")
    offered = [one.value for one in app.text]
    assert [one for one in offered if "Planner" in one and "Larch Foods" in one]
    assert [one for one in labels(app) if one.startswith("Put it in")]


def test_a_name_with_a_comma_stays_one_persons_when_another_is_added(app: AppTest, record: Record) -> None:
    app.query_params["note"] = (stored := begun(record, whom="Osei, Ada")).id
    app.run()
    labelled(app, "People you met").set_value("Osei, Ada\nAma Ray, Jo Fox").run()
    assert drafting.get(record, stored.id).draft.interviewers == ("Osei, Ada", "Ama Ray", "Jo Fox")


def test_a_note_is_not_marked_as_sent_while_its_words_are_not_stored(app: AppTest, record: Record) -> None:
    write(app, NOTE)
    look_at(app, "Send")
    write(app, "word " * 30_000)
    press(app, "Mark as sent")
    assert [one for one in app.error if "not stored" in one.value]
    assert only(record).sent is None


def test_a_run_called_off_between_saving_and_noting_it_is_not_taken_for_another_window(
    app: AppTest, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(app, NOTE)
    with monkeypatch.context() as patched:
        # As by a press that comes while the words before it are stored.
        patched.setattr(laid, "keep", lambda _: None)
        write(app, f"{NOTE}\nP.S.")
    assert only(record).draft.text == f"{NOTE}\nP.S."
    write(app, f"{NOTE}\nP.S. The roof.")
    assert not app.warning
    assert only(record).draft.text == f"{NOTE}\nP.S. The roof."
