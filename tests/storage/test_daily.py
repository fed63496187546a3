"""The copy of each day, and the rule by which copies go: whatever the clock says, none is put off and no good one lost."""

import multiprocessing
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.applications import Application
from coach.domain.drafts import Draft
from coach.errors import Conflict, StoreFault
from coach.storage import restoring
from coach.storage.backups import DAILY, KEEP_DAYS, KEEP_NEWEST, Backup, list_backups, make_daily_backup, superfluous
from coach.storage.restoring import restore_backup
from coach.storage.store import Store, open_store
from tests.storage.conftest import Clock

Opener = Callable[[str], Store]
NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
INSTANTS = st.builds(lambda seconds: datetime.fromtimestamp(seconds, UTC), st.integers(0, 4_102_358_400))  # to 2099
# Many on few days, as they are made.
NEAR = st.builds(lambda minutes: NOON - timedelta(minutes=minutes), st.integers(0, 60 * 24 * 50))
AHEAD = st.builds(lambda hours: NOON + timedelta(hours=hours), st.integers(25, 24 * 365 * 70))


def listed(instants: list[datetime]) -> list[Backup]:
    return [Backup(Path(str(n)), at, "x", 0) for n, at in enumerate(sorted(instants, reverse=True))]


def kept(backups: list[Backup], now: datetime) -> list[Backup]:
    gone = superfluous(backups, now)
    return [one for one in backups if one not in gone]


@given(st.one_of(st.lists(INSTANTS, max_size=60), st.lists(NEAR, min_size=2 * KEEP_NEWEST, max_size=120)), INSTANTS)
def test_whatever_the_clock_says_the_newest_stay_and_one_of_each_of_the_last_days(
    instants: list[datetime], now: datetime
) -> None:
    backups = listed(instants)
    left = kept(backups, now)
    assert left[:KEEP_NEWEST] == backups[:KEEP_NEWEST]
    newest_of_day = {one.made_at.date(): one for one in reversed(backups)}
    for day in sorted(newest_of_day, reverse=True)[:KEEP_DAYS]:
        assert newest_of_day[day] in left
    assert len(left) <= 2 * (KEEP_NEWEST + KEEP_DAYS)


@given(
    # More than the rule keeps of one day, so that a place that is taken is missed.
    st.lists(NEAR, min_size=KEEP_NEWEST + 5, max_size=80),
    st.lists(AHEAD, min_size=1, max_size=60),
)
def test_copies_of_a_clock_that_was_ahead_take_no_place_of_others(good: list[datetime], ahead: list[datetime]) -> None:
    wanted = [one.made_at for one in kept(listed(good), NOON)]
    assert [one.made_at for one in kept(listed(good + ahead), NOON) if one.made_at <= NOON] == wanted


@given(st.lists(INSTANTS, min_size=1, max_size=40))
def test_whatever_the_clock_did_the_copy_just_made_and_the_twenty_newest_by_name_are_there(
    clock: list[datetime],
) -> None:
    backups: list[Backup] = []
    for number, now in enumerate(clock):
        made = Backup(Path(str(number)), now, "x", 0)
        backups = kept(sorted([*backups, made], key=lambda one: one.made_at, reverse=True), now)
        assert made in backups
    assert len(backups) >= min(KEEP_NEWEST, len(clock))


def days(backups: Path) -> list[str]:
    return [f"{one.made_at:%Y-%m-%d}" for one in list_backups(backups) if one.reason == DAILY]


def test_there_is_one_a_day_and_a_wrong_clock_puts_none_off(
    sqlite_url: str, open_: Opener, backups: Path, now: Clock
) -> None:
    store = open_(sqlite_url)
    assert store.keep_daily() is None  # nothing to lose yet
    store.record("ada").create(Application("Larch"))
    for day in ("2026-05-04", "2026-05-04", "2026-05-05", "2099-01-01", "2026-05-06", "1999-01-01", "2026-05-07"):
        now.time = datetime.fromisoformat(f"{day}T09:00:00+00:00")
        store.keep_daily()
    assert days(backups) == ["2099-01-01", "2026-05-07", "2026-05-06", "2026-05-05", "2026-05-04", "1999-01-01"]


def _make(job: tuple[str, Path]) -> bool:
    url, backups = job
    store = open_store(url, backups, lambda: NOON)
    try:
        return store.keep_daily() is not None
    finally:
        store.close()


def test_processes_that_start_together_make_one(sqlite_url: str, open_: Opener, backups: Path) -> None:
    open_(sqlite_url).record("ada").create(Application("Larch"))
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        assert sorted(pool.map(_make, [(sqlite_url, backups)] * 8)) == [False] * 7 + [True]
    assert len(list_backups(backups)) == 1


def test_two_backups_of_one_second_by_two_processes_are_both_kept(
    sqlite_url: str, open_: Opener, backups: Path
) -> None:
    open_(sqlite_url).record("ada").create(Application("Larch"))
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        made = pool.map(_by_hand, [(sqlite_url, backups)] * 8)
    assert len(set(made)) == len(list_backups(backups)) == 8


def _by_hand(job: tuple[str, Path]) -> Path:
    url, backups = job
    store = open_store(url, backups, lambda: NOON)
    try:
        return store.backup()
    finally:
        store.close()


def test_what_a_killed_copy_left_goes_with_the_next_one(sqlite_url: str, open_: Opener, backups: Path) -> None:
    backups.mkdir()
    left = f"coach-20260504T120000Z-daily.{'0' * 32}.part"
    for ending in ("", "-journal", "-wal", "-shm"):
        (backups / f"{left}{ending}").write_text("half")
    (backups / "mine.part").write_text("mine")
    open_(sqlite_url).backup()
    assert sorted(one.suffix for one in backups.iterdir()) == ["", ".part", ".sqlite3"]


def test_no_copy_of_the_day_is_made_of_a_damaged_record(tmp_path: Path, backups: Path) -> None:
    (tmp_path / "record").write_bytes(b"no database" * 1000)
    with pytest.raises(StoreFault, match="damaged"):
        make_daily_backup(tmp_path / "record", backups, NOON)
    assert list_backups(backups) == ()


@pytest.mark.postgres
def test_a_server_has_no_copies_of_ours(postgres_url: str, open_: Opener, backups: Path) -> None:
    store = open_(postgres_url)
    store.record("ada").create(Application("Larch"))
    assert store.keep_daily() is None
    assert list_backups(backups) == ()


def modes(folder: Path) -> set[int]:
    return {one.stat().st_mode & 0o777 for one in folder.iterdir() if one.is_file()}


def test_the_record_and_its_copies_are_for_their_user_alone(tmp_path: Path, now: Clock) -> None:
    home = tmp_path / "home"
    url, backups = f"sqlite:///{home / 'record.db'}", home / "backups"
    store = open_store(url, backups, now)
    store.record("ada").create(Application("Larch"))
    copy = store.backup()
    restore_backup(url, copy, backups, now)
    store.record("ada").create(Application("Apex"))
    assert {home.stat().st_mode & 0o777, backups.stat().st_mode & 0o777} == {0o700}
    assert modes(home) == {0o600}
    assert modes(backups) == {0o600}
    store.close()


def test_a_record_that_others_could_read_is_closed_to_them(sqlite_url: str, tmp_path: Path, open_: Opener) -> None:
    open_(sqlite_url).close()
    (tmp_path / "record.sqlite3").chmod(0o644)
    open_(sqlite_url)
    assert (tmp_path / "record.sqlite3").stat().st_mode & 0o777 == 0o600


def test_a_window_from_before_a_restore_can_never_overwrite_what_came_after(
    sqlite_url: str, open_: Opener, backups: Path, now: Clock
) -> None:
    store = open_(sqlite_url)
    record = store.record("ada")
    draft, one = record.drafts.create(Draft(text="First")), record.create(Application("Larch"))
    copy = store.backup()
    seen = record.drafts.save(draft.id, draft.version, Draft(text="Second"), None, now(), keep=False)
    shown = record.update(one.id, one.version, Application("Larch", notes="mine"))
    restore_backup(sqlite_url, copy, backups, now)
    # Another window goes on, as far as the versions that the first one shows.
    again = record.drafts.get(draft.id)
    record.drafts.save(draft.id, again.version, Draft(text="Other"), None, now(), keep=False)
    record.update(one.id, record.get(one.id).stored.version, Application("Larch", notes="theirs"))
    with pytest.raises(Conflict):
        record.drafts.save(draft.id, seen.version, Draft(text="Third"), None, now(), keep=False)
    with pytest.raises(Conflict):
        record.update(one.id, shown.version, Application("Larch", notes="mine again"))


def test_what_a_window_wants_to_store_in_a_restore_waits_for_it(
    sqlite_url: str, open_: Opener, backups: Path, now: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_(sqlite_url)
    store.record("ada").create(Application("Larch"))
    copy = store.backup()
    highest = restoring._highest_version

    def meanwhile(replaced: Path) -> int:
        other = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), timeout=0)
        with closing(other), pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("UPDATE applications SET company = 'Lost'")
        return highest(replaced)

    monkeypatch.setattr(restoring, "_highest_version", meanwhile)
    replaced = restore_backup(sqlite_url, copy, backups, now)
    assert replaced in [one.path for one in list_backups(backups)]


@pytest.mark.parametrize("step", ["_prepared", "_highest_version"])
def test_a_restore_that_fails_changes_nothing_and_leaves_nothing(
    sqlite_url: str,
    open_: Opener,
    backups: Path,
    now: Clock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
) -> None:
    store = open_(sqlite_url)
    store.record("ada").create(Application("Larch"))
    copy = store.backup()
    store.record("ada").create(Application("Apex"))

    def broken(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(restoring, step, broken)
    with pytest.raises(StoreFault, match="disk is full"):
        restore_backup(sqlite_url, copy, backups, now)
    store.record("ada").create(Application("Mill"))
    assert [one.application.company for one in store.record("ada").stored()] == ["Larch", "Apex", "Mill"]
    assert not list(tmp_path.glob("*.part*"))
