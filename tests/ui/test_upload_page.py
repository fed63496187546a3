"""The Upload page in each of its states, with a real record in a folder of its own."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from coach.domain.applications import Application, Event, EventKind, Stage
from coach.errors import StoreFault
from coach.storage.record import Record
from coach.ui import record as held_record
from coach.ui.components import upload_choice
from coach.ui.components.upload_choice import SAMPLE_LABEL
from coach.ui.components.upload_paging import PAGE_ROWS
from tests.ui.reading import Seen, seen_in

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "sample_data"
PAGE = ROOT / "coach" / "ui" / "pages" / "upload.py"
DRAFT = ROOT / "coach" / "ui" / "pages" / "draft.py"
HOSTILE = '<img src=x onerror="alert(1)">![x](https://elsewhere.example/x.png)'
TWO = b"Company,Position,Status\nLarch Foods,Analyst,Interview\nApex,Baker,Applied\n"
TRACKERS = [
    "linkedin_job_applications.csv", "linkedin_saved_jobs.csv", "huntr.csv", "simplify.csv", "teal.csv", "jobsync.csv",
    "justajobapp.csv", "reactive_resume.csv", "own.csv", "own_sheet.xlsx", "search.json",
]  # fmt: skip
NO_TABLES = [
    "png.csv", "pdf.csv", "web_page.csv", "letter.csv", "empty.csv", "blank_lines.csv", "header_only.csv",
    "empty_sheet.xlsx", "one_column.csv", "cut_off.xlsx", "cut_off.json", "other_json.json",
]  # fmt: skip


@pytest.fixture
def app() -> Iterator[AppTest]:
    held_record.get_store.clear()
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.run()
    app.switch_page(str(PAGE)).run()
    yield app
    held_record.get_store().close()
    held_record.get_store.clear()


def record() -> Record:
    return held_record.get_record()


def seen(app: AppTest) -> Seen:
    assert not app.exception
    return seen_in("".join(one.proto.body for one in app.get("html") if "<style>" not in one.proto.body))


def said(app: AppTest) -> str:
    """Everything that is written on the page outside its fields."""
    lists = (app.error, app.warning, app.info, app.success, app.markdown, app.caption)
    return seen(app).text + "\n".join(str(one.value).replace("\\", "") for many in lists for one in many)


def key(app: AppTest, start: str) -> str:
    """The one widget whose key starts so."""
    kinds = ("button", "selectbox", "radio", "number_input", "text_area", "text_input", "date_input")
    keys = [one.key for kind in kinds for one in app.get(kind) if one.key and one.key.startswith(start)]
    assert len(keys) == 1, keys
    return str(keys[0])


def press(app: AppTest, start: str) -> None:
    app.button(key=key(app, start)).click().run()


def offered(app: AppTest, start: str) -> bool:
    return any(one.key and one.key.startswith(start) for one in app.button)


def upload(app: AppTest, data: bytes, name: str = "mine.csv") -> None:
    if offered(app, "upload_away"):
        press(app, "upload_away")
    app.file_uploader[0].set_value((name, data, "text/csv")).run()


def upload_sample(app: AppTest, name: str) -> None:
    upload(app, (SAMPLES / name).read_bytes(), name)


def bring_in(app: AppTest, data: bytes, name: str = "mine.csv") -> None:
    upload(app, data, name)
    press(app, "upload_go")
    assert not app.exception


def test_an_empty_record_offers_a_file_the_clipboard_and_the_sample(app: AppTest) -> None:
    assert len(app.file_uploader) == 1
    assert key(app, "upload_paste_0")
    assert offered(app, "upload_sample_in")
    assert not app.error


@pytest.mark.parametrize("name", TRACKERS)
def test_every_trackers_file_comes_in_whole_and_a_second_time_brings_nothing_new(app: AppTest, name: str) -> None:
    upload_sample(app, name)
    assert record().stored() == ()
    press(app, "upload_go")
    run = record().imports()[0]
    assert run.label == name
    assert run.new == len(record().stored()) > 0
    upload_sample(app, name)
    assert not offered(app, "upload_go")
    assert "Nothing new" in said(app)
    assert len(record().imports()) == 1


@pytest.mark.parametrize("name", NO_TABLES)
def test_a_file_that_is_no_table_gets_a_sentence_and_nothing_is_brought_in(app: AppTest, name: str) -> None:
    upload_sample(app, f"broken/{name}")
    assert len(app.warning) == 1
    assert not offered(app, "upload_go")
    assert record().imports() == ()


@pytest.mark.parametrize("path", sorted((SAMPLES / "broken").iterdir()), ids=lambda path: path.name)
def test_no_broken_file_breaks_the_page(app: AppTest, path: Path) -> None:
    upload(app, path.read_bytes(), path.name)
    assert path.name in said(app)
    assert not app.error
    if offered(app, "upload_go"):
        press(app, "upload_go")
        assert not app.exception
        assert len(record().stored()) == record().imports()[0].new


def test_pasted_cells_are_read_like_a_file(app: AppTest) -> None:
    app.text_area(key=key(app, "upload_paste_0")).set_value("Company\tRole\nLarch Foods\tAnalyst\n")
    press(app, "upload_paste_go")
    assert "tabs" in said(app)
    press(app, "upload_go")
    assert [one.application.company for one in record().stored()] == ["Larch Foods"]


@pytest.mark.parametrize("pasted", ["", " \n\t "])
def test_an_empty_paste_is_told(app: AppTest, pasted: str) -> None:
    app.text_area(key=key(app, "upload_paste_0")).set_value(pasted)
    press(app, "upload_paste_go")
    assert len(app.warning) == 1
    assert len(app.file_uploader) == 1


@pytest.mark.parametrize(("order", "day"), [("dmy", date(2025, 11, 4)), ("mdy", date(2025, 4, 11))])
def test_an_ambiguous_date_is_asked_with_both_readings_in_words(app: AppTest, order: str, day: date) -> None:
    upload_sample(app, "hand_made_ambiguous_dates.csv")
    question = app.radio(key=key(app, "upload_dates"))
    assert question.value is None
    assert [option.replace("\\", "") for option in question.options] == [
        "Day first: 04/11/2025 is 4 November 2025",
        "Month first: 04/11/2025 is 11 April 2025",
    ]
    question.set_value(order).run()
    press(app, "upload_go")
    assert record().stored()[0].application.applied_on == day


def test_an_answer_can_be_changed_and_an_open_question_leaves_dates_empty(app: AppTest) -> None:
    upload_sample(app, "hand_made_ambiguous_dates.csv")
    for order in ("dmy", "mdy"):
        app.radio(key=key(app, "upload_dates")).set_value(order).run()
    assert "11 April 2025" in seen(app).text
    upload_sample(app, "hand_made_ambiguous_dates.csv")
    assert app.radio(key=key(app, "upload_dates")).value is None
    press(app, "upload_go")
    assert {one.application.applied_on for one in record().stored()} == {None}


def test_a_missing_year_is_asked_for(app: AppTest) -> None:
    upload_sample(app, "hand_made_no_year.csv")
    app.number_input(key=key(app, "upload_year")).set_value(2026).run()
    assert "19 March 2026" in seen(app).text
    press(app, "upload_go")
    assert record().stored()[0].application.applied_on == date(2026, 3, 19)


def test_times_are_read_in_the_zone_that_is_chosen(app: AppTest) -> None:
    upload_sample(app, "own_sheet.xlsx")
    zone = app.selectbox(key=key(app, "upload_zone"))
    assert zone.value == "Europe/London"
    press(app, "upload_go")
    in_london = [event.at for one in record().stored() for event in one.application.events if event.at]
    press(app, "upload_undo")
    upload_sample(app, "own_sheet.xlsx")
    app.selectbox(key=key(app, "upload_zone")).set_value("Asia/Tokyo").run()
    press(app, "upload_go")
    in_tokyo = [event.at for one in record().stored() for event in one.application.events if event.at]
    assert len(in_tokyo) == len(in_london)
    assert all(ahead < behind for ahead, behind in zip(in_tokyo, in_london, strict=True))


def columns(app: AppTest) -> list[str]:
    return [one.key for one in app.selectbox if one.key and one.key.startswith("upload_column")]


def test_an_unknown_table_is_mapped_by_hand(app: AppTest) -> None:
    upload(app, b"A,B,C\nLarch Foods,Analyst,x\n")
    assert not offered(app, "upload_go")
    assert "Which column" in said(app) or "which column" in said(app)
    for widget, field in zip(columns(app), ("company", "role", ""), strict=True):
        app.selectbox(key=widget).set_value(field)
    press(app, "upload_map_go")
    press(app, "upload_go")
    one = record().stored()[0].application
    assert (one.company, one.role, one.notes) == ("Larch Foods", "Analyst", None)


def test_likely_columns_are_chosen_already(app: AppTest) -> None:
    upload(app, b"Employer,Job title,Shoe size\nLarch Foods,Analyst,42\n")
    assert [app.selectbox(key=one).value for one in columns(app)] == ["company", "role", ""]


def test_two_columns_for_one_field_are_refused_with_a_sentence(app: AppTest) -> None:
    upload(app, TWO)
    for widget in columns(app):
        app.selectbox(key=widget).set_value("company")
    press(app, "upload_map_go")
    assert "Company is chosen for “Company” and “Position”" in app.error[0].value.replace("\\", "")
    press(app, "upload_go")
    assert [one.application.role for one in record().stored()] == ["Analyst", "Baker"]


def test_changes_are_shown_field_by_field(app: AppTest) -> None:
    record().create(Application("Apex", "Baker", stage=Stage.SAVED))
    upload(app, TWO)
    view = next(one for one in app.segmented_control if one.key and one.key.startswith("upload_view"))
    assert view.options == ["New (1)", "Changed (1)"]
    view.set_value("changed").run()
    page = seen(app)
    assert "Apex, Baker" in [words for _, words in page.headings]
    assert "StageSavedApplied" in page.text


def test_problems_are_listed_with_row_value_and_what_to_do(app: AppTest) -> None:
    upload_sample(app, "broken/bad_values.csv")
    view = next(one for one in app.segmented_control if one.key and one.key.startswith("upload_view"))
    view.set_value("problems").run()
    text = said(app)
    assert all(
        words in text for words in ("31/02/2026", "Not a date: 4", "Unknown status: 1", "correct it in the file")
    )


def test_a_long_list_comes_in_pages(app: AppTest) -> None:
    rows = "".join(f"Firm {number:03},Baker\n" for number in range(PAGE_ROWS + 1))
    upload(app, f"Company,Role\n{rows}".encode())
    assert f"Firm {PAGE_ROWS - 1:03}" in seen(app).text
    assert f"Firm {PAGE_ROWS:03}" not in seen(app).text


def test_a_list_that_got_shorter_shows_what_is_left(app: AppTest) -> None:
    rows = "".join(f"Firm {number:03},Baker\n" for number in range(3 * PAGE_ROWS))
    upload(app, f"Company,Role\n{rows}".encode())
    app.get("pagination")[0].set_value(3).run()
    assert f"Firm {2 * PAGE_ROWS:03}" in seen(app).text
    for number in range(2 * PAGE_ROWS, 3 * PAGE_ROWS):
        record().create(Application(f"Firm {number:03}", "Baker", stage=Stage.APPLIED))
    app.run()
    assert "Firm 0" in seen(app).text


def test_a_missing_sample_is_told(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upload_choice, "_SAMPLE_FILE", "none.json")
    press(app, "upload_sample_in")
    assert len(app.error) == 1
    assert record().imports() == ()


def test_an_upload_is_undone_also_after_a_visit_to_another_page(app: AppTest) -> None:
    bring_in(app, TWO)
    app.switch_page(str(DRAFT)).run()
    app.switch_page(str(PAGE)).run()
    press(app, "upload_undo")
    assert record().stored() == ()
    assert "undone on" in seen(app).text
    assert not offered(app, "upload_back")


def test_each_earlier_upload_has_its_own_way_back(app: AppTest) -> None:
    bring_in(app, TWO, "first.csv")
    bring_in(app, TWO.replace(b"Apex", b"Mill"), "second.csv")
    ways = [one for one in app.button if one.key and one.key.startswith("upload_back")]
    assert [one.label for one in ways] == ["Undo second.csv", "Undo first.csv"]
    ways[0].click().run()
    assert [one.application.company for one in record().stored()] == ["Larch Foods", "Apex"]
    assert offered(app, "upload_back")


def test_what_is_being_looked_at_survives_a_visit_to_another_page(app: AppTest) -> None:
    upload_sample(app, "hand_made_ambiguous_dates.csv")
    app.radio(key=key(app, "upload_dates")).set_value("dmy").run()
    app.switch_page(str(DRAFT)).run()
    app.switch_page(str(PAGE)).run()
    assert app.radio(key=key(app, "upload_dates")).value == "dmy"
    assert "4 November 2025" in seen(app).text


def test_the_preview_follows_the_record(app: AppTest) -> None:
    bring_in(app, TWO)
    upload(app, TWO)
    assert "Nothing new" in said(app)
    stored = record().stored()[0]
    record().delete(stored.id, stored.version)
    app.run()
    assert offered(app, "upload_go")


def test_an_upload_that_was_worked_on_is_undone_only_after_a_second_word(app: AppTest) -> None:
    bring_in(app, TWO)
    stored = record().stored()[1]
    record().update(stored.id, stored.version, Application("Apex", "Head baker"))
    app.button(key="upload_undo").click().run()
    assert "Apex" in app.warning[0].value
    assert len(record().stored()) == 2
    app.button(key="upload_conflict_leave").click().run()
    assert not app.warning
    assert len(record().stored()) == 2
    app.button(key="upload_undo").click().run()
    app.button(key="upload_conflict_force").click().run()
    assert record().stored() == ()
    assert "Undone" in said(app)


def test_an_upload_undone_elsewhere_is_told_kindly(app: AppTest) -> None:
    bring_in(app, TWO)
    record().undo_import(record().imports()[0].id)
    app.button(key="upload_undo").click().run()
    assert "already" in app.warning[0].value
    assert not offered(app, "upload_conflict_force")


def test_a_record_that_changed_in_between_is_not_overwritten(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    upload(app, TWO)
    real = Record.apply_import

    def late(self: Record, *args: object, **kwargs: object) -> object:
        monkeypatch.setattr(Record, "apply_import", real)
        self.create(Application("Apex", "Baker"))
        return real(self, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(Record, "apply_import", late)
    press(app, "upload_go")
    assert "another window" in said(app)
    assert record().imports() == ()
    press(app, "upload_go")
    assert [one.application.company for one in record().stored()] == ["Apex", "Larch Foods"]


def test_the_sample_goes_in_and_out(app: AppTest) -> None:
    press(app, "upload_sample_in")
    assert record().imports()[0].label == SAMPLE_LABEL
    assert len(record().stored()) == 62
    assert not offered(app, "upload_sample_in")
    press(app, "upload_sample_out")
    assert record().stored() == ()
    assert offered(app, "upload_sample_in")


def test_the_sample_is_not_offered_over_a_record_of_ones_own(app: AppTest) -> None:
    bring_in(app, TWO)
    assert not offered(app, "upload_sample")


def test_missing_dates_are_asked_right_after_the_upload_and_saved_as_typed(app: AppTest) -> None:
    bring_in(app, TWO)
    assert "Missing dates, 1 of 1" in seen(app).text
    assert "Larch Foods, Analyst" in seen(app).text
    app.date_input(key=key(app, "fill_day")).set_value(date(2026, 5, 4))
    app.text_input(key=key(app, "fill_clock")).set_value("4:00 pm")
    app.text_input(key=key(app, "fill_people")).set_value(f"Ada Osei, {HOSTILE}")
    app.date_input(key=key(app, "fill_promised")).set_value(date(2026, 5, 11))
    app.date_input(key=key(app, "fill_reply")).set_value(date(2026, 5, 12))
    press(app, "fill_save")
    one = record().stored()[0].application
    assert [str(event.ended_at) for event in one.events if event.ended_at] == ["2026-05-04 15:00:00+00:00"]
    assert [contact.name for contact in one.contacts] == ["Ada Osei", HOSTILE]
    assert {event.kind for event in one.events} >= {EventKind.DATE_PROMISED, EventKind.EMPLOYER_REPLY}
    assert "1 saved" in said(app)
    press(app, "fill_done")
    assert not offered(app, "fill_start")


def test_what_is_skipped_comes_back_later(app: AppTest) -> None:
    bring_in(app, TWO.replace(b"Applied", b"Interview"))
    press(app, "fill_skip")
    assert "Missing dates, 2 of 2" in seen(app).text
    press(app, "fill_stop")
    press(app, "fill_start")
    assert "Missing dates, 1 of 2" in seen(app).text
    press(app, "fill_save")
    press(app, "fill_skip")
    assert "0 saved, 2 left for later" in said(app)
    press(app, "fill_again")
    assert "Missing dates, 1 of 2" in seen(app).text
    assert record().stored()[0].version == 1


def test_a_time_that_cannot_be_read_is_told_and_nothing_is_lost(app: AppTest) -> None:
    bring_in(app, TWO)
    app.date_input(key=key(app, "fill_day")).set_value(date(2026, 5, 4))
    app.text_input(key=key(app, "fill_clock")).set_value("tea time")
    press(app, "fill_save")
    assert len(app.error) == 1
    assert app.date_input(key=key(app, "fill_day")).value == date(2026, 5, 4)
    assert record().stored()[0].version == 1


@pytest.mark.parametrize("day", [date(2030, 1, 1), date(1, 1, 1)])
def test_an_interview_on_any_day_can_be_completed(app: AppTest, day: date) -> None:
    stored = record().create(Application("Larch", events=(Event(EventKind.INTERVIEW, on=day),)))
    app.query_params["fill"] = stored.id
    app.run()
    assert app.date_input(key=key(app, "fill_day")).value == day


def test_a_link_asks_about_one_application(app: AppTest) -> None:
    for name in ("Larch", "Apex"):
        record().create(Application(name, stage=Stage.INTERVIEWING))
    app.query_params["fill"] = record().stored()[1].id
    app.run()
    assert "Missing dates, 1 of 1" in seen(app).text
    assert "Apex" in seen(app).text
    assert "fill" not in app.query_params


@pytest.mark.parametrize("wanted", ["nobody", HOSTILE, "' OR 1=1 --"])
def test_a_link_to_nobody_is_told(app: AppTest, wanted: str) -> None:
    app.query_params["fill"] = wanted
    app.run()
    assert len(app.warning) == 1
    press(app, "fill_gone")
    press(app, "fill_done")


def test_a_link_to_one_that_lacks_nothing_says_so(app: AppTest) -> None:
    app.query_params["fill"] = record().create(Application("Mill")).id
    app.run()
    assert "Nothing is missing" in said(app)


def test_hostile_text_stays_text_in_every_state(app: AppTest) -> None:
    cell = HOSTILE.replace('"', '""')
    table = f'Company,Position,Status,"{cell}","{cell}"\n"{cell}","{cell}","{cell}",x,"{cell}"\n'.encode()
    upload(app, table, f"{HOSTILE.replace('/', '')}.csv")
    for widget in columns(app)[-2:]:
        app.selectbox(key=widget).set_value("notes")
    press(app, "upload_map_go")
    only_text(app)
    view = next(one for one in app.segmented_control if one.key and one.key.startswith("upload_view"))
    view.set_value("problems").run()
    only_text(app)
    press(app, "upload_go")
    only_text(app)
    record().update(record().stored()[0].id, 1, Application(HOSTILE, "other"))
    app.button(key="upload_undo").click().run()
    only_text(app)
    record().create(Application(HOSTILE, HOSTILE, stage=Stage.OFFER))
    app.query_params["fill"] = record().stored()[-1].id
    app.run()
    only_text(app)


def only_text(app: AppTest) -> None:
    """No picture in what is drawn as HTML, none in what is read as Markdown, none in a label."""
    assert "img" not in seen(app).tags
    for many in (app.error, app.warning, app.info, app.success, app.markdown, app.caption):
        assert all("![x](" not in str(one.value) for one in many)
    for many in (app.selectbox, app.button, app.text_input, app.date_input):
        assert all("[x]" not in one.label for one in many)


def test_a_store_that_cannot_be_opened_says_what_to_do(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise StoreFault("The disk is full. Make room and reload.")

    monkeypatch.setattr(Record, "imports", broken)
    app.run()
    assert not app.exception
    assert "The disk is full" in app.error[0].value.replace("\\", "")
