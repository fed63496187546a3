"""The model, sent once to every executor and built once in every Python worker."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from pyspark import Broadcast, SparkContext

from coach import __version__
from coach.bootstrap import engine_of
from coach.errors import InvalidModel, InvalidOptions
from coach.scoring.engine import Engine
from coach.scoring.store import MANIFEST, model_of, read_model


@dataclass(frozen=True, slots=True)
class Shipped:
    """The files of a model on their way: Spark hands them to each executor once, whatever its number of tasks.

    `manifest` is the hash of the manifest, which has the hashes of all other files; `program` is the version of this
    program that sent them, and `folder` where they came from.
    """

    files: "Broadcast[dict[str, bytes]]"
    manifest: str
    program: str
    folder: str


# Of this Python worker, by the hash of the manifest. Spark keeps a worker for the tasks that follow.
_engines: dict[str, Engine] = {}


def ship(context: SparkContext, folder: Path) -> Shipped:
    """Sends the model of that folder; raises InvalidModel where it can't be trusted, before any task starts."""
    files = read_model(folder)
    model_of(files, folder)
    return Shipped(context.broadcast(files), _hash(files[MANIFEST]), __version__, str(folder))


def engine_here(shipped: Shipped) -> Engine:
    """The engine of this Python worker. Raises InvalidModel where what arrived is not what was sent, InvalidOptions
    where this machine has another version of the program: results would not be the same everywhere."""
    if shipped.manifest not in _engines:
        _engines.clear()
        _engines[shipped.manifest] = _built(shipped)
    return _engines[shipped.manifest]


def _built(shipped: Shipped) -> Engine:
    if shipped.program != __version__:
        raise InvalidOptions(
            f"This executor has version {__version__} of the coach, but {shipped.program} started the job. "
            "Install the same one on every machine."
        )
    files = shipped.files.value
    if _hash(files[MANIFEST]) != shipped.manifest:
        raise InvalidModel(f"{shipped.folder}: the model arrived other than it was sent. Run the job again.")
    return engine_of(model_of(files, Path(shipped.folder)))


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
