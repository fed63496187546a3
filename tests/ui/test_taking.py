"""What download buttons hand out on a server: made outside the page, of whoever drew the button, while they are in."""

import json
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from threading import Thread
from typing import Any
from zipfile import ZipFile

import pytest
import streamlit as st

from coach.domain.applications import Application
from coach.domain.drafts import Draft
from coach.domain.people import owner_of
from coach.errors import InvalidSignIn
from coach.ui import store as ui_store
from coach.ui.door import entrance
from tests.ui import test_sign_in_page
from tests.ui.test_sign_in_page import ROOT, app, claims

_fresh = test_sign_in_page._fresh
ADA = owner_of("https://login.example.org", "ada")
Made = Callable[[], Any]


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> dict[str, Made]:
    """What the download buttons of the pages that were drawn would make, by their words."""
    found: dict[str, Made] = {}

    def keep(label: str, data: Made, *_rest: object, **_more: object) -> bool:
        found[label] = data
        return False

    monkeypatch.setattr(st, "download_button", keep)
    store = ui_store.get_store()
    store.record(ADA).create(Application("Larch Foods"))
    store.record(ADA).drafts.create(Draft(text="Dear Ms Osei"))
    page = app(claims()).run()
    for name in ("applications", "settings"):
        page.switch_page(str(ROOT / "coach" / "ui" / "pages" / f"{name}.py")).run()
        assert not page.exception
    return found


def pressed(make: Made) -> Any:
    """As Streamlit does: in a thread that belongs to no session."""
    made: list[Any] = []

    def work() -> None:
        try:
            made.append(make())
        except Exception as error:
            made.append(error)

    thread = Thread(target=work)
    thread.start()
    thread.join(20)
    return made[0]


def test_every_file_is_made_of_the_record_of_whoever_drew_the_button(offered: dict[str, Made]) -> None:
    assert b"Larch Foods" in pressed(offered["Spreadsheet (CSV)"])
    assert b"Larch Foods" in pressed(offered["Applications (JSON)"])
    assert b"Larch Foods" in pressed(offered["Printable log (HTML)"])
    assert b"Dear Ms Osei" in pressed(offered["Your notes (JSON)"])
    with ZipFile(BytesIO(pressed(offered["Download everything"]))) as archive:
        assert json.loads(archive.read("tables/applications.json"))[0]["company"] == "Larch Foods"


def test_nothing_is_made_once_the_sign_in_has_ended(offered: dict[str, Made], monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(offered) == 5
    monkeypatch.setattr(entrance, "lasts", lambda: timedelta())
    assert {type(pressed(make)) for make in offered.values()} == {InvalidSignIn}


def test_nothing_is_made_after_a_sign_out_in_another_window(offered: dict[str, Made]) -> None:
    record = ui_store.get_store().record(ADA)
    sign_in = next(iter(offered.values())).args[2].sign_in  # type: ignore[attr-defined]
    entrance.signing_out.end(record, sign_in, entrance.clock(), entrance.lasts())
    assert {type(pressed(make)) for make in offered.values()} == {InvalidSignIn}
