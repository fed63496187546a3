"""The watch on a sign-in, as Streamlit runs it: first with the page, then by itself."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import streamlit as st

from coach.domain.sign_in import SignIn, Standing
from coach.domain.sign_in_rules import read_auth
from coach.ui.components import signed_in
from coach.ui.door.entrance import Entrance
from tests.domain.test_sign_in_rules import AUTH
from tests.ui.seats import ADA

Body = Callable[[], None]


def test_the_watch_looks_whenever_it_runs_by_itself_and_draws_the_door_once_the_sign_in_ended(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bodies: list[Body] = []
    done: list[str] = []
    rules, sign_in = read_auth(AUTH), SignIn(ADA, datetime.now(UTC), "mark")
    came = Entrance(rules, sign_in, Standing.HOLDS)

    def fragment(*, run_every: timedelta) -> Callable[[Body], Body]:
        assert timedelta() < run_every <= timedelta(seconds=30)
        return lambda body: bodies.append(body) or body  # type: ignore[func-returns-value]

    def look() -> Entrance:
        done.append("looked")
        return came

    monkeypatch.setattr(st, "fragment", fragment)
    monkeypatch.setattr(st, "rerun", lambda: done.append("drawn anew"))
    monkeypatch.setattr(signed_in, "look", look)
    signed_in.keep_watch(sign_in)
    assert done == []  # the page has just looked
    (again,) = bodies
    again()
    again()
    assert done == ["looked", "looked"]
    came = Entrance(rules, sign_in, Standing.SIGNED_OUT)
    again()
    assert done == ["looked", "looked", "looked", "drawn anew"]
