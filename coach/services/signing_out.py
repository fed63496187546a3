"""Sign-ins that were ended by hand: a cookie holds for weeks, and a copy of it must not."""

from datetime import datetime, timedelta

from coach.domain.sign_in import SignIn, ends
from coach.storage.record import Record

# One preference for each, so that two windows that sign out at once keep both.
_KEY = "signed_out:"


def end(record: Record, sign_in: SignIn, now: datetime, lasts: timedelta) -> None:
    """Ends a sign-in, and forgets those that are over by themselves."""
    for key, until in record.preferences().items():
        if key.startswith(_KEY) and datetime.fromisoformat(until) <= now:
            record.set_preference(key, None)
    record.set_preference(f"{_KEY}{sign_in.mark}", ends(sign_in, lasts).isoformat())


def ended(record: Record) -> frozenset[str]:
    """The marks of those that were ended."""
    return frozenset(key.removeprefix(_KEY) for key in record.preferences() if key.startswith(_KEY))
