"""The People page of an adviser, who reads what was shared with them and nothing else, and the Numbers of an admin."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from coach.domain.drafts import Draft
from coach.domain.messages import Kind
from coach.domain.people import Person
from coach.domain.sharing import Looked, Role
from coach.storage.record import Record
from coach.ui import record as held_record
from coach.ui.sharing.address import VIEWS
from tests.domain.planning.planning import larch, met
from tests.ui import test_today_page
from tests.ui.seats import ADA, ADE, BO, be_here, sit
from tests.ui.test_today_page import HOSTILE, go, said, seen

app = test_today_page.app
NOTE = "Dear Ms Osei,\n\nThank you for the tour of the press room on Tuesday.\n\nKind regards,\nAda"
WRITES = ("button", "text_input", "text_area", "selectbox", "checkbox", "file_uploader", "download_button")


def record_of(person: Person) -> Record:
    return held_record.get_store().record(person.owner)


@pytest.fixture
def share(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Ada shares with Ms Ade, who sits here; Bo keeps his record to himself."""
    be_here(ADE, Role.ADVISER)
    be_here(ADA)
    be_here(BO)
    for person, company in ((ADA, "Larch"), (BO, "Apex Quarry")):
        one = record_of(person).create(replace(larch(met("2026-06-09")), company=company))
        record_of(person).drafts.create(Draft(text=NOTE, company=company, kind=Kind.THANK_YOU, application_id=one.id))
    sit(monkeypatch, ADE)
    app.run()
    return held_record.get_store().sharing(ADA.owner).share(ADE.email).id


def look_at(app: AppTest, **address: str) -> str:
    """All that is said on the People page under that address."""
    for name in list(app.query_params):
        del app.query_params[name]
    for name, value in address.items():
        app.query_params[name] = value
    go(app, "people")
    links = " ".join(one.proto.label.replace("\\", "") for one in app.get("page_link"))
    return f"{said(app)} {links}"


def looks() -> list[tuple[Looked, str | None]]:
    found = held_record.get_store().sharing(ADA.owner).accesses(50)
    return [(one.what, one.about) for one in reversed(found)]


def navigation(app: AppTest) -> list[str]:
    return [one.proto.label for one in app.get("page_link")]


@pytest.mark.usefixtures("share")
def test_an_adviser_finds_those_who_share_and_no_others(app: AppTest) -> None:
    page = look_at(app)
    assert "Ada Osei" in page
    assert "Bo" not in page
    assert looks() == []


def test_each_view_is_read_and_was_written_down(app: AppTest, share: str) -> None:
    expected = {"applications": "Larch, Analyst", "today": "Thank Ada Osei", "times": "none yet", "notes": "Thank-you"}
    assert expected.keys() == VIEWS.keys()
    for view, words in expected.items():
        page = look_at(app, share=share, view=view)
        assert words in page or view == "today"
        assert "Apex" not in page
    assert {what for what, _ in looks()} == {Looked.APPLICATIONS, Looked.TODAY, Looked.TIMES, Looked.NOTES}


def test_an_application_and_a_note_are_read_whole(app: AppTest, share: str) -> None:
    (one,) = record_of(ADA).stored()
    page = look_at(app, share=share, application=one.id)
    assert "Interview" in page
    ((stored, _),) = record_of(ADA).drafts.all()
    note = look_at(app, share=share, note=stored.id)
    assert "tour of the press room" in note
    assert "of 100" in note
    assert {(Looked.APPLICATION, one.id), (Looked.NOTE, stored.id)} <= set(looks())


def test_nothing_can_be_written_there(app: AppTest, share: str) -> None:
    (one,), ((stored, _),) = record_of(ADA).stored(), record_of(ADA).drafts.all()
    before = record_of(ADA).stored(), record_of(ADA).drafts.all()
    for address in (*({"view": view} for view in VIEWS), {"application": one.id}, {"note": stored.id}):
        look_at(app, share=share, **address)
        assert [kind for kind in WRITES if app.get(kind)] == []
    assert (record_of(ADA).stored(), record_of(ADA).drafts.all()) == before


def test_what_is_taken_back_in_the_middle_of_a_session_is_gone_at_the_next_look(app: AppTest, share: str) -> None:
    assert "Larch" in look_at(app, share=share)
    before = looks()
    held_record.get_store().sharing(ADA.owner).take_back(share)
    for address in ({}, {"view": "notes"}, {"view": "today"}, {"application": record_of(ADA).stored()[0].id}):
        page = look_at(app, share=share, **address)
        assert "Not shared with you" in page
        assert "Larch" not in page
    assert "Ada Osei" not in look_at(app)
    assert looks() == before


@pytest.mark.usefixtures("share")
def test_a_record_that_was_never_shared_reads_as_one_that_does_not_exist(app: AppTest) -> None:
    be_here(Person("bea", "Ms Bea", "bea@example.org"), Role.ADVISER)
    theirs = held_record.get_store().sharing(BO.owner).share("bea@example.org").id
    assert (
        len({look_at(app, share=one) for one in (theirs, BO.owner, "oidc-bo", "nonsense", "../x", "' OR 1=1 --")}) == 1
    )


def test_another_ids_under_an_own_share_lead_nowhere(app: AppTest, share: str) -> None:
    (one,), ((stored, _),) = record_of(BO).stored(), record_of(BO).drafts.all()
    answers = {look_at(app, share=share, application=id_) for id_ in (one.id, "none")}
    answers |= {look_at(app, share=share, note=id_) for id_ in (stored.id, "none", "x" * 10_000)}
    assert len(answers) == 1
    assert "Apex" not in answers.pop()
    assert all(len(about or "") <= 36 for _, about in looks())


def test_a_note_that_was_put_aside_and_an_application_that_was_deleted_are_not_seen(app: AppTest, share: str) -> None:
    (one,), ((stored, _),) = record_of(ADA).stored(), record_of(ADA).drafts.all()
    record_of(ADA).drafts.discard(stored.id)
    record_of(ADA).delete(one.id, one.version)
    assert "tour" not in look_at(app, share=share, note=stored.id)
    assert "Larch" not in look_at(app, share=share, application=one.id)
    assert "0 notes" in look_at(app, share=share, view="notes")
    assert "0 applications" in look_at(app, share=share)


def test_a_role_that_is_taken_away_while_signed_in_takes_the_page_with_it(app: AppTest, share: str) -> None:
    assert "Larch" in look_at(app, share=share)
    held_record.get_store().directory().set_role(ADE.owner, Role.PERSON)
    app.run()
    assert "Larch" not in said(app)
    assert "People" not in navigation(app)


@pytest.mark.usefixtures("share")
def test_the_pages_of_a_role_are_there_for_that_role_alone(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    be_here(BO, Role.ADMIN)
    for person, pages in ((ADA, set()), (ADE, {"People"}), (BO, {"Numbers"})):
        sit(monkeypatch, person)
        app.run()
        assert {"People", "Numbers"} & set(navigation(app)) == pages
        for name in {"People", "Numbers"} - pages:
            with pytest.raises(ValueError, match="Could not find"):
                go(app, name.lower())


def test_hostile_words_are_read_as_they_stand(app: AppTest, share: str) -> None:
    sharing = held_record.get_store().sharing(ADA.owner)
    sharing.seen(replace(ADA, name=HOSTILE))
    made = record_of(ADA).create(replace(larch(), company=HOSTILE))
    draft = record_of(ADA).drafts.create(Draft(text=HOSTILE, subject=HOSTILE, company=HOSTILE, interviewers=(HOSTILE,)))
    for address in (
        {},
        {"share": share},
        {"share": share, "view": "notes"},
        {"share": share, "application": made.id},
        {"share": share, "note": draft.id},
    ):
        assert "elsewhere.example" in look_at(app, **address).replace("\u2060", "")
        assert "img" not in seen(app).tags


def test_a_page_of_a_list_that_is_not_there_is_no_fault(app: AppTest, share: str) -> None:
    for turn in ("0", "-1", "x", "9999999999", "²", "2"):
        assert "1 application" in look_at(app, share=share, turn=turn)


def test_long_lists_are_read_page_by_page(app: AppTest, share: str) -> None:
    for number in range(30):
        record_of(ADA).create(replace(larch(), company=f"C{number:02}"))
    first, second = look_at(app, share=share), look_at(app, share=share, turn="2")
    assert "Page 1 of 2" in first
    assert "Page 2 of 2" in second
    assert {f"C{n:02}, Analyst" in first for n in range(30)} == {True, False}
    assert all((f"C{n:02}, Analyst" in first) != (f"C{n:02}, Analyst" in second) for n in range(30))


@pytest.mark.usefixtures("share")
def test_an_admin_sees_counts_and_small_ones_as_few(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    root = Person("oidc-root", "Root", "root@example.org")
    be_here(root, Role.ADMIN)
    for number in range(5):
        record_of(ADA).create(replace(larch(), company=f"C{number}"))
    sit(monkeypatch, root)
    app.run()
    page = go(app, "numbers").text
    assert "Applications7" in page
    assert "Notesfewer than 5" in page
    assert "Peoplefewer than 5" in page
    assert not any(word in page for word in ("Larch", "Apex", "Ada", "press room"))
