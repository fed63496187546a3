"""Who may see what, decided without a database."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from coach.domain.sharing import Role, Share, address_key, called, may_count, may_see, safe_count

NINE = datetime(2026, 6, 10, 9, tzinfo=UTC)
OPEN = Share("s", "ade", "Ms Ade", NINE, None)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("share", [None, OPEN, replace(OPEN, ended=NINE)])
def test_an_adviser_sees_what_is_shared_and_not_taken_back_and_nobody_else_does(
    role: Role, share: Share | None
) -> None:
    assert may_see(role, share) is (role is Role.ADVISER and share == OPEN)


def test_admins_alone_count() -> None:
    assert [role for role in Role if may_count(role)] == [Role.ADMIN]


@pytest.mark.parametrize(("count", "told"), [(0, None), (1, None), (4, None), (5, 5), (1000, 1000)])
def test_a_count_that_could_point_at_somebody_is_not_told(count: int, told: int | None) -> None:
    assert safe_count(count) == told


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [(" Ade@Example.ORG ", "ade@example.org", True), ("ad\u00e9@x.org", "ade@x.org", False), ("", " ", True)],
)
def test_addresses_differ_by_more_than_capitals(one: str, other: str, same: bool) -> None:
    assert (address_key(one) == address_key(other)) is same


def test_everybody_is_called_something() -> None:
    assert [called("Ada", "a@b"), called("", "a@b"), called("", "")] == ["Ada", "a@b", "Somebody without a name"]
