"""Who a sign-in makes somebody, and until when."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.people import LOCAL_OWNER, owner_of
from coach.domain.sign_in import LONGEST_SHOWN, Standing, read_claims, standing
from coach.errors import InvalidSignIn

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
LASTS = timedelta(hours=10)
CLAIMS = {
    "iss": "https://login.example.org",
    "sub": "248289761001",
    "iat": NOW.timestamp(),
    "nonce": "n-0S6",
    "name": "Ada Reed",
    "email": "ada@example.org",
}


def test_the_owner_is_made_of_issuer_and_subject_and_of_nothing_that_changes_hands() -> None:
    before = read_claims(CLAIMS, NOW).person
    renamed = read_claims(CLAIMS | {"email": "other@example.org", "name": "Ada Lind"}, NOW).person
    assert renamed.owner == before.owner
    assert read_claims(CLAIMS | {"sub": "248289761002"}, NOW).person.owner != before.owner
    assert read_claims(CLAIMS | {"iss": "https://login.example.com"}, NOW).person.owner != before.owner


def test_the_key_of_a_person_stays_what_it_is() -> None:
    # Rows carry it: another key would take everything from everybody.
    assert owner_of("https://login.example.org", "248289761001") == (
        "oidc-d58153289dfe6fa25c3e7e0ae332cfec6a4074188558ff81782f428494405324"
    )


@given(st.text(), st.text(), st.text(), st.text())
def test_no_two_people_share_a_key_whatever_their_provider_calls_them(a: str, b: str, c: str, d: str) -> None:
    assert (owner_of(a, b) == owner_of(c, d)) is ((a, b) == (c, d))
    assert len(owner_of(a, b)) == len("oidc-") + 64
    assert owner_of(a, b).isascii()
    assert owner_of(a, b) != LOCAL_OWNER


@pytest.mark.parametrize(
    "changed",
    [
        {"iss": None}, {"iss": ""}, {"iss": " "}, {"iss": 7}, {"iss": "x" * 1001},
        {"sub": None}, {"sub": ""}, {"sub": ["ada"]}, {"sub": "x" * 256},
        {"iat": None}, {"iat": "now"}, {"iat": True}, {"iat": float("nan")}, {"iat": float("inf")}, {"iat": 1e300},
        {"iat": (NOW + timedelta(minutes=6)).timestamp()},
    ],
)  # fmt: skip
def test_half_a_name_lets_nobody_in(changed: dict[str, Any]) -> None:
    with pytest.raises(InvalidSignIn, match=r"whoever runs this|whoever runs this server"):
        read_claims(CLAIMS | changed, NOW)


def test_without_any_claims_nobody_comes_in() -> None:
    with pytest.raises(InvalidSignIn):
        read_claims({}, NOW)


@pytest.mark.parametrize(
    ("changed", "name", "email"),
    [
        ({}, "Ada Reed", "ada@example.org"),
        ({"name": None, "email": None}, "", ""),
        ({"name": ["Ada"], "email": 5}, "", ""),
        ({"name": "Ada\n\x00 \u202eReed"}, "Ada Reed", "ada@example.org"),
        ({"name": "x" * 5000}, "x" * LONGEST_SHOWN, "ada@example.org"),
        ({"email_verified": False}, "Ada Reed", ""),
        ({"email_verified": True}, "Ada Reed", "ada@example.org"),
    ],
)
def test_name_and_address_are_shown_only_as_far_as_they_can_be(changed: dict[str, Any], name: str, email: str) -> None:
    person = read_claims(CLAIMS | changed, NOW).person
    assert (person.name, person.email) == (name, email)


@pytest.mark.parametrize(
    ("after", "stands"),
    [
        (timedelta(), Standing.HOLDS),
        (LASTS - timedelta(seconds=1), Standing.HOLDS),
        (LASTS, Standing.EXPIRED),
        (timedelta(days=30), Standing.EXPIRED),
    ],
)
def test_a_sign_in_holds_for_some_hours(after: timedelta, stands: Standing) -> None:
    sign_in = read_claims(CLAIMS, NOW)
    assert standing(sign_in, NOW + after, LASTS, ()) is stands
    assert standing(sign_in, NOW + after, LASTS, (sign_in.mark,)) is Standing.SIGNED_OUT


def test_signing_out_of_one_ends_no_other() -> None:
    here, there = read_claims(CLAIMS, NOW), read_claims(CLAIMS | {"nonce": "another"}, NOW)
    assert standing(there, NOW, LASTS, (here.mark,)) is Standing.HOLDS
    assert "248289761001" not in here.mark
