"""Sign-ins that were ended by hand: a cookie holds for weeks, and a copy of it must not."""

from datetime import datetime, timedelta

from coach.domain.sign_in import SIGNED_OUT, SignIn, ends
from coach.storage.record import Record


def end(record: Record, sign_in: SignIn, now: datetime, lasts: timedelta) -> None:
    """Ends a sign-in, and forgets those that are over by themselves."""
    # One preference for each, so that two windows that sign out at once keep both.
    for key, until in record.preferences().items():
        if key.startswith(SIGNED_OUT) and datetime.fromisoformat(until) <= now:
            record.set_preference(key, None)
    record.set_preference(f"{SIGNED_OUT}{sign_in.mark}", ends(sign_in, lasts).isoformat())


def ended(record: Record) -> frozenset[str]:
    """The marks of those that were ended."""
    return frozenset(key.removeprefix(SIGNED_OUT) for key in record.preferences() if key.startswith(SIGNED_OUT))
