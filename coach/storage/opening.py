"""What comes before the first transaction on an SQLite file: a look for damage, and reading without writing."""

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from coach.storage.backups import list_backups
from coach.storage.copying import faults_in, log_of, make_private, make_private_folder
from coach.storage.database import Database
from coach.storage.faults import Damaged, Unwritable, files_of, translated
from coach.storage.migrating import migrate

_TRIES = 5
# As much room as an ordinary day of writing needs, in bytes.
_ROOM = 1_000_000


def prepare(file: Path, backups: Path | None) -> None:
    """Makes the file where there is none, readable by its user alone; raises Damaged, with nothing written, where it
    can be told that it is no sound record."""
    with files_of(str(file)):
        if not file.parent.exists():
            make_private_folder(file.parent)
        if file.exists() and not file.stat().st_size and (log_of(file).exists() or (backups and list_backups(backups))):
            raise Damaged(f"{file} is empty, and was not always: there are copies of it.")
        if log_of(file).exists():
            # A log that is not this file's is played into it by the first who writes, and then nothing brings back
            # what the file was. To read it changes nothing.
            _look_through(file)
        if os.access(file.parent, os.W_OK):
            make_private(file)


class ReadingCopy(Database):
    """A copy of a record that can't be written, with its log, in a temporary folder; all of it can be read.

    SQLite reads a record in a folder without write access only by leaving its log out, where the latest changes are.
    """

    def __init__(self, file: Path, why: Unwritable, *, shared: bool = False) -> None:
        self._original = file
        self._folder = TemporaryDirectory(prefix="coach-reading-", ignore_cleanup_errors=True)
        try:
            copied = _copied(file, Path(self._folder.name))
            super().__init__(f"sqlite:///{copied}", None, name=str(file), shared=shared)
            migrate(self, lambda: None)
        except BaseException:
            self._folder.cleanup()
            raise
        self.refusal = f"{why} Nothing was changed. What is in the record can be read."

    def is_writable_again(self) -> bool:
        """Whether it is worth trying to open the record itself."""
        folder = self._original.parent
        try:
            has_room = shutil.disk_usage(folder).free > _ROOM
        except OSError:
            return False
        return has_room and os.access(self._original, os.W_OK) and os.access(folder, os.W_OK)

    def close(self) -> None:
        """The copy goes too."""
        super().close()
        self._folder.cleanup()


def _look_through(file: Path) -> None:
    with translated(str(file)):
        faults = faults_in(file, quick=True)
    if faults:
        raise Damaged(f"{file} is damaged, or the log beside it is of another file ({faults[0]}).")


def _copied(file: Path, folder: Path) -> Path:
    """Of one moment, though others may write it meanwhile."""
    target = folder / file.name
    with files_of(str(file)):
        for _ in range(_TRIES):
            before = _stamps(file)
            for old, new in ((file, target), (log_of(file), log_of(target))):
                new.unlink(missing_ok=True)
                if old.exists():
                    shutil.copyfile(old, new)
            if _stamps(file) == before:
                break
    return target


def _stamps(file: Path) -> list[tuple[int, int] | None]:
    found = [one.stat() if one.exists() else None for one in (file, log_of(file))]
    return [(one.st_size, one.st_mtime_ns) if one else None for one in found]
