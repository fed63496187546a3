"""What is kept of sign-ins that were ended by hand."""

from datetime import UTC, datetime, timedelta

from coach.domain.people import Person
from coach.domain.sign_in import SignIn
from coach.services import signing_out
from coach.storage.record import Record

NOW, LASTS = datetime(2026, 6, 10, 9, tzinfo=UTC), timedelta(hours=10)


def sign_in(mark: str, began: datetime = NOW) -> SignIn:
    return SignIn(Person("ada"), began, mark)


def test_both_of_two_that_end_at_once_are_kept_until_they_would_be_over(record: Record) -> None:
    assert signing_out.ended(record) == frozenset()
    signing_out.end(record, sign_in("one"), NOW, LASTS)
    signing_out.end(record, sign_in("two"), NOW, LASTS)
    assert signing_out.ended(record) == {"one", "two"}
    signing_out.end(record, sign_in("three", NOW + LASTS), NOW + LASTS, LASTS)
    assert signing_out.ended(record) == {"three"}


def test_what_else_the_person_prefers_stays(record: Record) -> None:
    record.set_preference("region", "GB")
    signing_out.end(record, sign_in("one"), NOW, LASTS)
    signing_out.end(record, sign_in("two", NOW + 2 * LASTS), NOW + 2 * LASTS, LASTS)
    assert record.preferences()["region"] == "GB"
