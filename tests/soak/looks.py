"""What each deed is done to, and what must be found after it was killed: each scene gives the look at what it left."""

from collections.abc import Callable
from pathlib import Path

from coach.storage.backups import list_backups
from coach.storage.copying import is_sound, opened
from coach.storage.migrating import REVISIONS
from tests.soak import scenes

# Given what the killed process had said, tells how the record was found; fails where anything is lost.
Look = Callable[[list[str]], str]
Scene = Callable[[Path, int], Look]


def _typing(home: Path, _seed: int) -> Look:
    scenes.begun(home)

    def look(said: list[str]) -> str:
        told = max((int(one.split()[1]) for one in said if one.startswith("saved")), default=0)
        with scenes.found_sound(home) as store:
            ((one, _),) = store.record(scenes.OWNER).drafts.all()
        count = len(one.draft.text.split())
        if told == 0 and one.draft.text == "Dear Ms Osei":
            return "old"
        assert (one.draft.text, count >= told) == (scenes.words(count), True), (told, one.draft.text[-40:])
        return "new" if count == told else "one word more than acknowledged"

    return look


def _import(home: Path, _seed: int) -> Look:
    scenes.begun(home)

    def look(said: list[str]) -> str:
        with scenes.found_sound(home) as store:
            record = store.record(scenes.OWNER)
            is_new = bool(record.imports())
            scenes.is_imported(record) if is_new else scenes.is_as_begun(record)
        assert is_new or "done" not in said
        return "new" if is_new else "old"

    return look


def _migration(home: Path, seed: int) -> Look:
    revision = REVISIONS[seed % (len(REVISIONS) - 1)]
    scenes.in_older_form(home, revision)

    def look(said: list[str]) -> str:
        form = _form(home / "record.db")
        assert form == REVISIONS[-1] if "done" in said else form in (revision, REVISIONS[-1])
        with scenes.found_sound(home) as store:
            scenes.is_as_begun(store.record(scenes.OWNER), notes=revision >= "r0003")
        assert _form(home / "record.db") == REVISIONS[-1]
        assert [_form(one.path) for one in list_backups(home / "backups")][:1] == [revision]
        return "new" if form == REVISIONS[-1] else "old"

    return look


def _restore(home: Path, _seed: int) -> Look:
    scenes.changed_since_a_backup(home)

    def look(said: list[str]) -> str:
        with scenes.found_sound(home) as store:
            record = store.record(scenes.OWNER)
            is_restored = len(record.stored()) == scenes.OLD
            scenes.is_as_begun(record, later=not is_restored)
        assert is_restored or "done" not in said
        if is_restored:
            (kept,) = [one for one in list_backups(home / "backups") if one.reason == "before-restore"]
            copy = scenes.open_store(f"sqlite:///{kept.path}", None, scenes.now)
            scenes.is_as_begun(copy.record(scenes.OWNER), later=True)
            copy.close()
        return "new" if is_restored else "old"

    return look


def _restore_damaged(home: Path, _seed: int) -> Look:
    bad = scenes.damaged(home)

    def look(said: list[str]) -> str:
        file = home / "record.db"
        kept = [one for one in (home / "backups").glob("damaged-*.sqlite3") if one.read_bytes() == bad]
        if file.read_bytes() == bad:
            assert "done" not in said
            assert all(is_sound(one.path) for one in list_backups(home / "backups"))
            return "old"
        assert kept
        with scenes.found_sound(home) as store:
            scenes.is_as_begun(store.record(scenes.OWNER))
        return "new"

    return look


def _backup(home: Path, _seed: int) -> Look:
    scenes.begun(home)

    def look(said: list[str]) -> str:
        told = [one.split()[1] for one in said if one.startswith("kept")]
        with scenes.found_sound(home) as store:
            store.backup()
            listed = {one.path.name for one in list_backups(home / "backups")}
            # The rule keeps twenty; one more was made, and the day's.
            assert set(told[-17:]) <= listed
            assert not list((home / "backups").glob("*.part*"))
        return f"{'some' if told else 'no'} copies acknowledged"

    return look


def _form(file: Path) -> str | None:
    with opened(file) as connection:
        return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])


SCENES: dict[str, Scene] = {
    "typing": _typing,
    "import": _import,
    "migration": _migration,
    "restore": _restore,
    "restore-damaged": _restore_damaged,
    "backup": _backup,
}
KINDS = tuple(SCENES)
