"""Where the time of a score goes: the engine's steps with a stopwatch around each, for measuring only.

A step's time is its own: what a step within it takes is that one's. What is done again for the next edits, each of
which is tried out in a copy of the note, is counted apart.
"""

import importlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from time import perf_counter
from typing import Any
from unittest.mock import patch

NEXT_EDITS = "next edits"
OTHER = "the rest"
# Module, name in it, and the step.
STEPS = (
    ("coach.scoring.engine", "read", "sentences"),
    ("coach.scoring.labelling.classifier", "Classifier.read", "labels: n-grams"),
    ("coach.scoring.labelling.classifier", "Classifier.read_as", "labels: n-grams"),
    ("coach.scoring.encoding.encoder", "Encoder.read", "labels: encoder"),
    ("coach.scoring.engine", "measure", "readability"),
    ("coach.scoring.engine", "find", "other findings"),
    ("coach.scoring.engine", "frame", "other findings"),
    ("coach.scoring.findings.slips", "proofread", "proofreading"),
    ("coach.scoring.engine", "judge", "levels"),
    ("coach.scoring.engine", "next_edits", NEXT_EDITS),
)
NAMES = (*dict.fromkeys(step for _, _, step in STEPS if step != NEXT_EDITS), OTHER)


class Stopwatch:
    """Seconds by step and by whether they were spent on the next edits."""

    def __init__(self) -> None:
        self.seconds: defaultdict[tuple[str, bool], float] = defaultdict(float)
        self._open: list[str] = []
        self._since = 0.0

    def run(self, work: Callable[[], object]) -> dict[tuple[str, bool], float]:
        """Seconds of each step while it works; together they are the whole."""
        self.seconds.clear()
        self._since = perf_counter()
        work()
        self._charge()
        return dict(self.seconds)

    def around(self, step: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function with its time taken."""

        def timed(*args: Any, **more: Any) -> Any:
            self._charge()
            self._open.append(step)
            try:
                return function(*args, **more)
            finally:
                self._charge()
                self._open.pop()

        return timed

    def _charge(self) -> None:
        """The time since the last look goes to the innermost step."""
        now = perf_counter()
        inner = next((one for one in reversed(self._open) if one != NEXT_EDITS), OTHER)
        self.seconds[inner, NEXT_EDITS in self._open] += now - self._since
        self._since = now


@contextmanager
def watched() -> Iterator[Stopwatch]:
    """While it lasts every step of the program is timed; raises AttributeError where one is no longer there."""
    watch = Stopwatch()
    with ExitStack() as stack:
        for module, name, step in STEPS:
            owner: Any = importlib.import_module(module)
            *holders, last = name.split(".")
            for holder in holders:
                owner = getattr(owner, holder)
            stack.enter_context(patch.object(owner, last, watch.around(step, getattr(owner, last))))
        yield watch
