"""The door: who is let in, who is not, and what stands there instead."""

import builtins
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from coach.domain.people import LOCAL_OWNER, owner_of
from coach.errors import StoreFault
from coach.services import drafting
from coach.settings import default_settings
from coach.ui import store as ui_store
from coach.ui.door import configured, entrance
from coach.ui.shell import OF_ROLE
from tests.domain.test_sign_in_rules import AUTH
from tests.ui.reading import seen_in

ROOT = Path(__file__).parents[2]
OF_A_ROLE = {file for file, _ in OF_ROLE.values()}  # not among the pages of whoever has no role
PAGES = [one for one in sorted((ROOT / "coach" / "ui" / "pages").glob("[a-z]*.py")) if one.stem not in OF_A_ROLE]


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    ui_store.get_store.clear()
    configured._check_authlib.cache_clear()
    yield
    ui_store.get_store().close()
    ui_store.get_store.clear()
    st.secrets._reset()


def claims(name: str = "ada", ago: timedelta = timedelta()) -> dict[str, Any]:
    return {
        "is_logged_in": True,
        "iss": "https://login.example.org",
        "sub": name,
        "iat": (datetime.now(UTC) - ago).timestamp(),
        "nonce": "drawn",
        "name": name.title(),
        "email": f"{name}@example.org",
    }


def app(user: dict[str, Any] | None = None, auth: Any = AUTH) -> AppTest:
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    if auth is not None:
        page.secrets["auth"] = auth
    if user:
        page.user = user
    return page


def shown(page: AppTest) -> str:
    assert not page.exception
    html = "".join(element.proto.body for element in page.get("html") if "<style>" not in element.proto.body)
    told = [one.value for kind in (page.error, page.info, page.warning, page.caption, page.markdown) for one in kind]
    return " ".join([seen_in(html).text, *told]).replace("\\", "").replace("\u2060", "")


def is_at_the_door(page: AppTest) -> bool:
    words = shown(page)
    assert "Write your note" not in words
    return not page.text_area and not page.text_input and not [one for one in page.button if one.key != "door_sign_in"]


def test_on_a_machine_of_ones_own_nobody_signs_in() -> None:
    page = app(auth=None).run()
    assert "Write your note" in shown(page)
    assert "Signed in" not in shown(page)
    assert ui_store.get_store()._owners() == [LOCAL_OWNER]


@pytest.mark.parametrize("page_file", PAGES, ids=lambda one: one.stem)
def test_without_a_sign_in_no_page_is_drawn(page_file: Path) -> None:
    page = app().run()
    page.switch_page(str(page_file)).run()
    assert is_at_the_door(page)
    words = shown(page)
    assert "Sign in to Follow-Up Coach" in words
    assert "careers.example.org" in words
    assert "login.example.org" in words
    assert ui_store.get_store()._owners() == []


@pytest.mark.parametrize(
    "user",
    [
        {"is_logged_in": False}, {"is_logged_in": "yes"}, {"is_logged_in": True}, {"sub": "ada", "iss": "x"},
        claims() | {"is_logged_in": False}, claims() | {"iat": None}, claims() | {"sub": ""}, claims() | {"iss": None},
        claims(ago=timedelta(hours=10)), claims(ago=timedelta(days=29)), claims(ago=-timedelta(hours=2)),
    ],
)  # fmt: skip
def test_nobody_gets_in_by_less_than_a_sign_in_that_holds(user: dict[str, Any]) -> None:
    assert is_at_the_door(app(user).run())
    assert ui_store.get_store()._owners() == []


def test_who_is_signed_in_stands_on_every_page_with_the_way_out() -> None:
    page = app(claims()).run()
    for page_file in PAGES:
        page.switch_page(str(page_file)).run()
        assert "Signed in as Ada" in shown(page)
        assert "ada@example.org" in shown(page)
        assert page.button("whose_sign_out").label == "Sign out"
    assert ui_store.get_store()._owners() == [owner_of("https://login.example.org", "ada")]


def test_what_a_provider_calls_somebody_is_text_and_nothing_else() -> None:
    page = app(claims() | {"name": "<img src=x onerror=alert(1)>", "email": "**a**@example.org"}).run()
    html = "".join(element.proto.body for element in page.get("html"))
    assert "<img" not in html
    assert "&lt;img" in html


def test_where_it_says_that_nothing_leaves_it_names_the_server() -> None:
    assert "Nothing you type leaves careers.example.org." in shown(app(claims()).run())
    assert "Nothing you type leaves this computer." in shown(app(auth=None).run())


def test_where_the_database_is_gone_no_page_tells_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACH_DATABASE_URL", "postgresql://secret@127.0.0.1:1/secret")
    page = app(claims()).run()
    for page_file in PAGES:
        page.switch_page(str(page_file)).run()
        words = shown(page)
        assert "secret" not in words
        assert "127.0.0.1" not in words
        assert "COACH_" not in words
    assert "Tell whoever looks after this server" in words
    monkeypatch.undo()
    ui_store.get_store.clear()


def test_whoever_erased_everything_can_still_sign_out() -> None:
    page = app(claims()).run()
    page.session_state["farewell"] = True
    page.run()
    assert "Everything is erased" in shown(page)
    assert page.button("whose_sign_out").label == "Sign out"


BROKEN = [
    {},
    {name: value for name, value in AUTH.items() if name != "cookie_secret"},
    {name: value for name, value in AUTH.items() if name != "client_id"},
    AUTH | {"cookie_secret": "short"},
    AUTH | {"redirect_uri": "https://careers.example.org/"},
]


@pytest.mark.parametrize("auth", BROKEN)
@pytest.mark.parametrize("user", [None, claims()])
def test_a_broken_set_up_lets_nobody_in_not_even_the_local_owner(auth: Any, user: dict[str, Any] | None) -> None:
    page = app(user, auth).run()
    assert is_at_the_door(page)
    assert "Sign-in is set up wrongly" in shown(page)
    assert not page.button
    assert ui_store.get_store()._owners() == []


def test_without_authlib_nobody_is_let_in(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def missing(name: str, *rest: Any, **more: Any) -> Any:
        if name.startswith("authlib"):
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", missing)
    page = app(claims()).run()
    assert is_at_the_door(page)
    assert "needs Authlib" in shown(page)


def secrets_file(text: str | None) -> Path:
    file = default_settings().secrets
    file.parent.mkdir(parents=True, exist_ok=True)
    if text is not None:
        file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize("text", ["[auth", "\x00", "auth = 'yes'", "[auth]"])
def test_a_secrets_file_that_cannot_be_read_is_not_taken_for_none(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    file = secrets_file(text)
    monkeypatch.setattr(st, "get_option", _option("secrets.files", [str(file)]))
    monkeypatch.setattr("streamlit.config.get_option", _option("secrets.files", [str(file)]))
    page = app(auth=None).run()
    assert is_at_the_door(page)
    assert "secrets.toml" in shown(page)


def test_a_secrets_file_beside_the_record_that_is_not_read_is_not_passed_over() -> None:
    secrets_file("[auth]")
    page = app(auth=None).run()
    assert is_at_the_door(page)
    assert "is not read" in shown(page)


@pytest.mark.parametrize(
    ("option", "value"), [("server.trustedUserHeaders", {"X-User": "sub"}), ("server.enableXsrfProtection", False)]
)
def test_a_server_that_believes_what_requests_say_lets_nobody_in(
    monkeypatch: pytest.MonkeyPatch, option: str, value: Any
) -> None:
    monkeypatch.setattr(st, "get_option", _option(option, value))
    page = app(claims()).run()
    assert is_at_the_door(page)
    assert option in shown(page)


@pytest.mark.parametrize(
    ("option", "value", "is_told"),
    [
        ("server.address", "127.0.0.1", False),
        ("server.address", "::1", False),
        ("server.address", "0.0.0.0", True),  # noqa: S104 - what must be told
        ("server.address", "192.168.1.5", True),
        ("server.address", None, True),  # every address
        ("server.allowedHosts", ["localhost", "coach.example.org"], True),
        ("server.allowedHosts", [], True),  # any name
    ],
)
def test_a_server_that_others_reach_without_a_sign_in_says_so(
    monkeypatch: pytest.MonkeyPatch, option: str, value: Any, is_told: bool
) -> None:
    monkeypatch.setattr(st, "get_option", _option(option, value))
    assert ("nobody has to sign in" in shown(app(auth=None).run())) is is_told


def _option(name: str, value: Any) -> Any:
    real = st.get_option
    return lambda wanted: value if wanted == name else real(wanted)


def test_a_sign_out_ends_this_sign_in_in_every_window() -> None:
    here, beside, later = app(claims()).run(), app(claims()), app(claims() | {"nonce": "another"})
    here.user = beside.user  # the very same sign-in
    here.run()
    beside.run()
    here.button("whose_sign_out").click().run()
    assert is_at_the_door(here)
    beside.run()
    assert is_at_the_door(beside)
    assert "You are signed out" in shown(beside)
    assert "Signed in as" in shown(later.run())


def test_the_end_of_a_sign_in_stops_a_button_in_its_course(monkeypatch: pytest.MonkeyPatch) -> None:
    page = app(claims()).run()
    owner = owner_of("https://login.example.org", "ada")
    before = drafting.last(ui_store.get_store().record(owner))
    field = next(one for one in page.text_input if one.label.startswith("Subject"))
    real = entrance.clock
    monkeypatch.setattr(entrance, "clock", lambda: real() + timedelta(hours=11))
    field.set_value("Written after the end").run()
    assert is_at_the_door(page)
    assert "Your sign-in has ended, as it does after 10 hours" in shown(page)
    assert drafting.last(ui_store.get_store().record(owner)) == before


def test_a_session_that_was_somebodys_is_empty_for_the_next() -> None:
    page = app(claims("ada")).run()
    page.session_state["left_behind"] = "of Ada"
    page.user = claims("ben")
    page.run()
    assert "Signed in as Ben" in shown(page)
    assert "left_behind" not in page.session_state


def test_where_the_record_cannot_be_had_the_page_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise StoreFault("The record can't be opened.")

    monkeypatch.setattr(entrance, "get_store", broken)
    assert "Signed in as Ada" in shown(app(claims()).run())


@pytest.mark.parametrize(
    ("hours", "words"), [("10", "10 hours"), ("1", "an hour"), ("0.5", "30 minutes"), ("1.5", "1.5 hours")]
)
def test_how_long_a_sign_in_holds_is_said(monkeypatch: pytest.MonkeyPatch, hours: str, words: str) -> None:
    monkeypatch.setitem(os.environ, "COACH_SIGN_IN_HOURS", hours)
    assert words in shown(app().run())
