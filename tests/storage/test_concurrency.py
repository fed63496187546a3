"""Two windows, two processes: nothing is overwritten, nothing lost, whoever comes first."""

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest

from coach.domain.applications import Application, Event, EventKind
from coach.domain.merging import plan_merges
from coach.errors import Conflict
from coach.storage.store import Store, open_store
from tests.storage.conftest import Clock
from tests.storage.test_record import APPLIED, LARCH

Opener = Callable[[str], Store]
_ADDS = 15


def _count_up(job: tuple[str, str]) -> int:
    """Reads a number in the notes, adds one and writes it back, until that worked often enough; gives the conflicts."""
    url, application_id = job
    store = open_store(url, None, Clock())
    record, conflicts = store.record("ada"), 0
    for _ in range(_ADDS):
        while True:
            one = record.get(application_id).stored
            number = int(one.application.notes or "0") + 1
            try:
                record.update(application_id, one.version, replace(one.application, notes=str(number)))
                break
            except Conflict:
                conflicts += 1
    store.close()
    return conflicts


def test_read_and_write_in_many_threads_loses_no_step(url: str, open_: Opener) -> None:
    one = open_(url).record("ada").create(Application("Larch"))
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(_count_up, [(url, one.id)] * 4))
    assert open_(url).record("ada").get(one.id).stored.application.notes == str(4 * _ADDS)


def test_read_and_write_in_many_processes_loses_no_step(url: str, open_: Opener) -> None:
    one = open_(url).record("ada").create(Application("Larch"))
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        pool.map(_count_up, [(url, one.id)] * 3)
    stored = open_(url).record("ada").get(one.id).stored
    assert (stored.application.notes, stored.version) == (str(3 * _ADDS), 3 * _ADDS + 1)


def _look(url: str) -> int:
    store = open_store(url, None, Clock())
    try:
        return len(store.record("ada").stored())
    finally:
        store.close()


def test_what_one_window_writes_outlives_another_of_its_process_and_a_process_that_came_and_went(
    url: str, open_: Opener
) -> None:
    """The system gives up a process's locks on a file when that process closes the file once, wherever it did."""
    first = open_(url)
    first.record("ada").create(Application("Larch"))
    second = open_(url)
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.apply(_look, (url,)) == 1
        first.record("ada").create(Application("Apex"))
        second.record("ada").create(Application("Corbel"))
        assert pool.apply(_look, (url,)) == 3
    assert {one.application.company for one in first.record("ada").stored()} == {"Larch", "Apex", "Corbel"}


def test_events_added_at_once_are_all_kept(url: str, open_: Opener) -> None:
    store = open_(url)
    one = store.record("ada").create(Application("Larch"))

    def add(number: int) -> None:
        event = Event(EventKind.EMPLOYER_REPLY, on=APPLIED.on, text=str(number))
        store.record("ada").add_event(one.id, event)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(add, range(40)))
    detail = store.record("ada").get(one.id)
    assert sorted(int(event.text or "") for event in detail.stored.application.events) == list(range(40))
    assert [entry.position for entry in detail.log] == list(range(40))


def test_of_many_threads_that_write_at_once_each_comes_to_its_turn(url: str, open_: Opener) -> None:
    """More than there are connections."""
    store = open_(url)
    barrier = Barrier(40)

    def write(number: int) -> None:
        record = store.record(f"owner {number}")
        barrier.wait()
        for _ in range(3):
            record.create(Application("Larch"))

    with ThreadPoolExecutor(40) as pool:
        list(pool.map(write, range(40)))
    assert [len(store.record(f"owner {number}").stored()) for number in range(40)] == [3] * 40


def test_a_write_that_fails_gives_its_turn_back(url: str, open_: Opener) -> None:
    record = open_(url).record("ada")
    one = record.create(Application("Larch"))
    for _ in range(3):
        with pytest.raises(Conflict):
            record.update(one.id, one.version + 1, Application("Apex"))
    assert record.update(one.id, one.version, Application("Apex")).application.company == "Apex"


def test_of_two_imports_at_once_one_wins_and_the_other_is_told(url: str, open_: Opener) -> None:
    store = open_(url)
    plan = plan_merges((), [LARCH, Application("Apex")])
    barrier = Barrier(3)

    def apply(_number: int) -> bool:
        barrier.wait()
        try:
            store.record("ada").apply_import(plan, "file.csv", "d")
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(3) as pool:
        assert sorted(pool.map(apply, range(3))) == [False, False, True]
    assert len(store.record("ada").stored()) == 2


def test_what_is_read_is_of_one_moment(url: str, open_: Opener) -> None:
    one, other = open_(url).record("ada"), open_(url).record("ada")
    one.create(LARCH)
    seen = []

    def look(_done: int, _of: int) -> None:
        seen.append([kept.application for kept in other.stored()])

    one.apply_import(plan_merges(one.stored(), [replace(LARCH, location="York"), Application("Apex")]), "f", "d", look)
    assert seen == [[LARCH]]
    assert len(other.stored()) == 2
