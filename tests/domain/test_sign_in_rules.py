"""An [auth] section is right, or nobody is let in by it."""

from typing import Any

import pytest

from coach.domain.sign_in_rules import read_auth
from coach.errors import InvalidSignIn

SECRET = "a secret that nobody must read, of some length"
AUTH = {
    "redirect_uri": "https://careers.example.org/oauth2callback",
    "cookie_secret": SECRET,
    "client_id": "coach",
    "client_secret": SECRET,
    "server_metadata_url": "https://login.example.org/.well-known/openid-configuration",
}


def test_a_section_with_all_that_is_needed_is_taken() -> None:
    rules = read_auth(AUTH | {"client_kwargs": {"prompt": "login"}})
    assert (rules.host, rules.provider) == ("careers.example.org", "login.example.org")


@pytest.mark.parametrize("host", ["http://localhost:8501", "http://127.0.0.1:{port}", "http://[::1]:8501"])
def test_on_this_machine_no_certificate_is_asked_for(host: str) -> None:
    assert read_auth(AUTH | {"redirect_uri": f"{host}/oauth2callback"}).host in ("localhost", "127.0.0.1", "::1")


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        *(({name: value}, f"{name} is missing") for name in AUTH for value in (None, "", " ", 5)),
        ({"cookie_secret": "short"}, "cookie_secret is shorter than 32 characters"),
        ({"redirect_uri": "https://careers.example.org/"}, "redirect_uri does not end in /oauth2callback"),
        ({"redirect_uri": "http://careers.example.org/oauth2callback"}, "redirect_uri must begin with https"),
        ({"redirect_uri": "careers.example.org/oauth2callback"}, "redirect_uri is no web address"),
        ({"redirect_uri": "https://[/oauth2callback"}, "redirect_uri is no web address"),
        ({"redirect_uri": "javascript://x/oauth2callback"}, "redirect_uri is no web address"),
        ({"server_metadata_url": "http://login.example.org/"}, "server_metadata_url must begin with https"),
        ({"server_metadata_url": "https://"}, "server_metadata_url is no web address"),
        ({"client_kwargs": "prompt"}, "client_kwargs is not a table"),
        ({"google": {"client_id": "x"}}, "google is not known here"),
        ({"expose_tokens": "id"}, "expose_tokens is not known here"),
    ],
)
def test_a_section_that_is_not_right_says_so_and_tells_no_secret(changed: dict[str, Any], says: str) -> None:
    with pytest.raises(InvalidSignIn) as told:
        read_auth(AUTH | changed)
    assert says in str(told.value)
    assert SECRET not in str(told.value)


@pytest.mark.parametrize("section", [{}, "yes", None, [], 5])
def test_a_section_of_nothing_lets_nobody_in(section: Any) -> None:
    with pytest.raises(InvalidSignIn):
        read_auth(section)


def test_everything_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(InvalidSignIn, match=r"client_id is missing; .*cookie_secret is shorter"):
        read_auth({name: value for name, value in AUTH.items() if name != "client_id"} | {"cookie_secret": "x"})
