"""Whether the database answers: known soon, whatever ails it."""

import asyncio
import os
import signal
import sqlite3
from collections.abc import Callable
from pathlib import Path
from time import monotonic

import psycopg
import pytest

from coach.errors import StoreFault
from coach.storage.store import Store
from coach.web.health import Health, Part, Word
from tests.web.asking import run


def refusal(store: Store, within_seconds: float = 0.2) -> str | None:
    """What a store says that does not answer; none is waited for."""
    since = monotonic()
    try:
        store.ask(within_seconds=within_seconds)
    except StoreFault as fault:
        return str(fault)
    finally:
        assert monotonic() - since < 5
    return None


def test_a_store_answers(store: Store) -> None:
    assert refusal(store, within_seconds=1) is None


def test_it_answers_while_somebody_writes(store: Store) -> None:
    with store._database.writing("ada"):
        assert refusal(store, within_seconds=1) is None


def test_a_file_that_is_gone_is_not_made_anew(open_: Callable[[str], Store], sqlite_url: str) -> None:
    store = open_(sqlite_url)
    store.close()
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    file.unlink()
    with pytest.raises(StoreFault):
        store.ask(within_seconds=1)
    assert not file.exists()


def test_a_file_that_another_program_locks_for_itself_is_not_waited_for(
    open_: Callable[[str], Store], sqlite_url: str
) -> None:
    store = open_(sqlite_url)
    store.close()
    with sqlite3.connect(sqlite_url.removeprefix("sqlite:///")) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        assert refusal(store)
    other.close()


@pytest.mark.postgres
def test_a_table_that_is_locked_is_not_waited_for(open_: Callable[[str], Store], postgres_url: str) -> None:
    store = open_(postgres_url)
    other = psycopg.connect(postgres_url)
    # Lets go by itself in the end: who waits all the same must fail here, not hang.
    other.execute("SET idle_in_transaction_session_timeout = '8s'")
    other.execute("LOCK TABLE applications IN ACCESS EXCLUSIVE MODE")
    assert refusal(store)
    other.close()


@pytest.mark.postgres
def test_a_server_that_is_frozen_is_told_from_one_that_answers(
    open_: Callable[[str], Store], postgres_url: str
) -> None:
    store = open_(postgres_url)
    with psycopg.connect(postgres_url) as other:
        (lines,) = other.execute("SELECT pg_read_file('postmaster.pid')").fetchone() or ("",)
    postmaster = int(lines.split()[0])

    async def looks() -> tuple[Word, float, Word]:
        health = Health(Part("database", lambda: store.ask(within_seconds=1)), fresh=0.0)
        os.kill(postmaster, signal.SIGSTOP)
        try:
            since = monotonic()
            frozen = (await health.words())["database"]
            took = monotonic() - since
        finally:
            os.kill(postmaster, signal.SIGCONT)
        while (word := (await health.words())["database"]) is not Word.OK and monotonic() - since < 30:
            await asyncio.sleep(0.1)
        return frozen, took, word

    frozen, took, after = run(looks())
    assert frozen in (Word.NO_ANSWER, Word.FAILS)
    assert took < 5
    assert after is Word.OK
