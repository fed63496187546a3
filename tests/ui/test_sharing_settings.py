"""Settings on a server: who may see the record; and everywhere: all of one's data, to take along and to erase."""

import json
from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from streamlit.testing.v1 import AppTest

from coach.domain.drafts import Draft
from coach.domain.people import LOCAL_OWNER
from coach.domain.sharing import Looked, Role
from coach.errors import NotFound
from coach.services.own_data import everything_of
from coach.settings import default_settings
from coach.ui import record as held_record
from coach.ui.components.settings_own_data import CONFIRMED
from tests.domain.planning.planning import larch, met
from tests.ui import test_today_page
from tests.ui.reading import labelled
from tests.ui.seats import ADA, ADE, BO, be_here, sit
from tests.ui.test_copies import settled
from tests.ui.test_today_page import HOSTILE, NOW, ROOT, add, go, labels, press, record, said

app = test_today_page.app


@pytest.fixture
def ada(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """Ada sits here; Ms Ade is an adviser."""
    be_here(ADE, Role.ADVISER)
    sit(monkeypatch, ADA)
    app.run()
    return app


def invite(app: AppTest, address: str) -> None:
    app.text_input(key="settings_adviser").set_value(address)
    press(app, "Let them read my record")


def test_on_a_machine_of_ones_own_nothing_of_sharing_is_shown(app: AppTest) -> None:
    page = go(app, "settings").text
    assert "Who may see this" not in page
    assert "Your data" in page
    assert held_record.get_store().directory().known() == ()


def test_a_person_invites_is_told_on_every_page_sees_the_looks_and_takes_it_back(ada: AppTest) -> None:
    assert "Nobody but you" in go(ada, "settings").text
    assert "may see this record" not in said(ada)
    invite(ada, " ADE@example.org")
    assert not ada.error
    assert "Ms Ade, adviser, since" in said(ada)
    assert "Has not looked yet" in said(ada)
    for page in ("today", "draft", "applications", "timeline", "upload", "rubric", "settings"):
        assert "Ms Ade, adviser, may see this record." in go(ada, page).text

    one = record().create(larch(met("2026-06-09")))
    (share,) = held_record.get_store().sharing(ADA.owner).shares()
    adviser = held_record.get_store().sharing(ADE.owner)
    adviser.look(share.id, Looked.TODAY)
    adviser.look(share.id, Looked.APPLICATION, one.id)
    adviser.look(share.id, Looked.NOTE, "gone")
    go(ada, "settings")
    assert "Last looked at a note, which is no longer there, on" in said(ada)
    assert "an application: Larch Foods, Analyst" in said(ada)
    press(ada, "Take back")
    assert "may see this record" not in said(ada)
    assert "Nobody but you" in said(ada)
    assert "what Today says" in said(ada)
    with pytest.raises(NotFound):
        adviser.look(share.id, Looked.TODAY)


def test_an_address_of_no_adviser_is_answered_in_the_same_words(ada: AppTest) -> None:
    go(ada, "settings")
    be_here(BO)
    answers = set()
    for address in ("", "nobody@example.org", ADA.email, BO.email, HOSTILE):
        invite(ada, address)
        answers.add(ada.error[0].value)
        assert "Nobody but you" in said(ada)
    assert len(answers) == 1


@pytest.mark.usefixtures("ada")
def test_whoever_signs_in_is_known_as_a_plain_person() -> None:
    known = {one.owner: one for one in held_record.get_store().directory().known()}
    assert (known[ADA.owner].name, known[ADA.owner].email, known[ADA.owner].role) == (ADA.name, ADA.email, Role.PERSON)


def typed(app: AppTest, words: str) -> None:
    app.text_input(key="settings_erase_typed").set_value(words)
    press(app, "Erase everything for good")


def test_nothing_is_erased_by_other_words(app: AppTest) -> None:
    add("Larch")
    go(app, "settings")
    for words in ("", "erase", "yes", HOSTILE):
        typed(app, words)
        assert "Nothing was erased" in app.error[0].value
    assert len(record().stored()) == 1


def test_what_is_erased_is_gone_and_the_session_does_not_bring_it_back(app: AppTest) -> None:
    add("Larch")
    draft = record().drafts.create(Draft(text="Dear Ms Osei, thank you for the tour."))
    held_record.get_store().backup()
    app.query_params["note"] = draft.id
    go(app, "draft")
    assert "tour" in app.session_state["desk_open"].stored.draft.text
    go(app, "settings")
    typed(app, f" {CONFIRMED.upper()} ")
    assert "desk_open" not in app.session_state
    assert "Everything is erased" in said(app)
    assert held_record.get_store().backups() == ()
    app.run()
    assert "Everything is erased" in said(app)
    assert not any(held_record.get_store().own_data(LOCAL_OWNER).tables().values())
    press(app, "Begin anew")
    assert "Larch" not in go(app, "applications").text
    go(app, "draft")
    assert "tour" not in str(record().drafts.all())


def test_another_window_brings_nothing_back_of_what_was_erased(app: AppTest) -> None:
    add("Larch")
    draft = record().drafts.create(Draft(text="Dear Ms Osei, thank you for the tour."))
    idle, writing = (AppTest.from_file(str(ROOT / "app.py"), default_timeout=60) for _ in range(2))
    for window in (idle, writing):
        window.query_params["note"] = draft.id
        window.run()
        assert "tour" in labelled(window, "Your note").value
    go(app, "settings")
    typed(app, CONFIRMED)
    idle.run()
    assert labelled(idle, "Your note").value == ""
    for words in ("Dear Ms Osei, thank you for the tour. And", "Dear Ms Osei, thank you for the tour. And more"):
        labelled(writing, "Your note").set_value(words).run()
        assert labelled(writing, "Your note").value == words
        assert "was erased in another window" in said(writing)
    press(app, "Begin anew")
    labelled(writing, "Your note").set_value("The tour once more").run()
    assert {one.draft.text for one, _ in record().drafts.all()} == {""}


def test_backups_stay_where_that_is_wished(app: AppTest) -> None:
    add("Larch")
    held_record.get_store().backup()
    go(app, "settings")
    app.checkbox(key="settings_erase_backups").uncheck()
    typed(app, CONFIRMED)
    assert len(held_record.get_store().backups()) == 1


def test_on_a_server_backups_are_not_offered_and_nobody_elses_rows_go(ada: AppTest) -> None:
    record().create(larch())
    held_record.get_store().record(ADE.owner).create(larch())
    held_record.get_store().backup()
    go(ada, "settings")
    assert [one for one in ada.checkbox if one.key == "settings_erase_backups"] == []
    assert "for 30 days" in said(ada)
    typed(ada, CONFIRMED)
    assert len(held_record.get_store().backups()) == 1
    assert not any(held_record.get_store().own_data(ADA.owner).tables().values())
    assert len(held_record.get_store().record(ADE.owner).stored()) == 1


def test_everything_can_be_downloaded(app: AppTest) -> None:
    one = add("Larch", met("2026-06-09"))
    go(app, "settings")
    assert "Download everything" in [one.proto.label for one in app.get("download_button")]
    with ZipFile(BytesIO(everything_of(held_record.get_store(), LOCAL_OWNER, datetime.fromisoformat(NOW)))) as archive:
        assert json.loads(archive.read("tables/applications.json"))[0]["id"] == one


def test_a_note_put_aside_is_deleted_for_good_after_one_question(app: AppTest) -> None:
    drafts = record().drafts
    kept, gone = drafts.create(Draft(text="Dear Ms Osei")), drafts.create(Draft(text="Dear Mr Lund"))
    drafts.discard(gone.id)
    go(app, "draft")
    press(app, "Delete for good")
    press(app, "Keep it")
    assert "Yes, delete it" not in labels(app)
    assert {one.id for one, _ in drafts.all()} >= {kept.id, gone.id}
    press(app, "Delete for good")
    press(app, "Yes, delete it")
    assert gone.id not in {one.id for one, _ in drafts.all()}
    assert "Delete for good" not in labels(app)


def test_a_damaged_file_that_was_put_aside_goes_too_though_no_backup_is_listed(app: AppTest) -> None:
    go(app, "settings")
    settled()
    for copy in held_record.get_store().backups():
        copy.path.unlink()
    aside = default_settings().backups / "damaged-20260504T090000Z.sqlite3"
    aside.parent.mkdir(exist_ok=True)
    aside.write_text("Dear Ms Osei")
    go(app, "settings")
    typed(app, CONFIRMED)
    assert not aside.exists()
