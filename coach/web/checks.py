"""What /healthz tries: a note, and the database."""

from functools import lru_cache

from coach.bootstrap import build_store, coach
from coach.domain.messages import Kind
from coach.errors import CoachError
from coach.settings import default_settings
from coach.storage.store import Store

DATABASE_SECONDS = 1.0
# A sound note of our own, whose score lies far from either end.
LEAST_SCORE = 40
NOTE = """Dear Ms Osei,

Thank you for showing me the cold store on Tuesday. Your plan to pick by zone has stayed with me, as I ran such \
a change at my last warehouse.

I would love to join you as shift lead. When may I expect to hear from you?

Kind regards,
Jo Reed"""


class Unwell(CoachError):
    """A note was scored, and the score makes no sense."""

    code = "unwell"


def score_a_note() -> None:
    """Raises CoachError where the fixed note can't be scored, or where its score makes no sense."""
    result = coach().score(NOTE)
    if result.kind is not Kind.THANK_YOU or result.score is None or not LEAST_SCORE <= result.score <= 100:
        raise Unwell(f"The fixed note is now a {result.kind} of {result.score} points.")


def ask_the_database() -> None:
    """Raises StoreFault where the database does not answer a short query in time."""
    store = _store()
    try:
        store.ask(within_seconds=DATABASE_SECONDS)
    finally:
        if not store.is_worth_keeping_open():  # a copy to read, of a record that can be written again, or is gone
            _store.cache_clear()
            store.close()


@lru_cache(maxsize=1)
def _store() -> Store:
    """Opened, and brought up to date, before the first visitor may be sent here; one that fails is tried again."""
    store = build_store(default_settings())
    if not store.refusal:
        # Every question comes by a connection of its own: none needs to wait at the server beside those of the pages.
        store.close()
    return store
