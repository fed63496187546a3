"""Reads the input ahead in a thread of its own, so that whoever scores sees what has come and what has not yet."""

from collections import deque
from contextlib import closing
from threading import Condition, Event, Thread

from coach.services.bulk.chunks import Chunk, Line, Lines

# A chunk is full with so many lines: many enough that passing them to a process costs nothing, and few enough that
# processors end at about the same time.
CHUNK_LINES = 64
# Or with so many characters. Lines can be large, and what is held at a time is bounded by this too.
_CHUNK_CHARACTERS = 1 << 20
_HELD_CHUNKS = 4
_PATIENCE_SECONDS = 0.5


class Feed:
    """Lines in order; sets `wake` whenever there are more of them, or no more."""

    def __init__(self, lines: Lines, wake: Event) -> None:
        self._lines, self._wake = lines, wake
        self._held: deque[Line] = deque()
        self._characters = self._taken = 0
        self._change = Condition()
        self._ended = self._closed = False
        self._fault: BaseException | None = None
        # A daemon, as it may be waiting for a pipe that nobody writes to.
        self._thread = Thread(target=self._read, daemon=True)
        self._thread.start()

    def has_chunks(self, count: int) -> bool:
        """Whether so many full chunks wait."""
        return len(self._held) >= count * CHUNK_LINES or self._characters >= count * _CHUNK_CHARACTERS

    def take(self, most: int, *, even_few: bool) -> Chunk | None:
        """Up to `most` lines; None where none wait, or fewer than a chunk of which more may come, unless `even_few`."""
        with self._change:
            if not self._held or not (even_few or self._ended or self.has_chunks(1)):
                return None
            lines: list[Line] = []
            characters = 0
            while self._held and len(lines) < most and characters < _CHUNK_CHARACTERS:
                lines.append(self._held.popleft())
                characters += len(lines[-1].text)
            self._characters -= characters
            chunk = Chunk(tuple(lines), self._taken + 1)
            self._taken += len(lines)
            self._change.notify()
            return chunk

    def is_over(self) -> bool:
        """Whether all has been taken; raises what stopped the reading, once what came before it has been taken."""
        with self._change:
            if self._held or not self._ended:
                return False
            if self._fault:
                raise self._fault
            return True

    def close(self) -> None:
        """Reads no more; waits a little for the thread to see that."""
        with self._change:
            self._closed = True
            self._change.notify()
        self._thread.join(_PATIENCE_SECONDS)

    def _read(self) -> None:
        try:
            with closing(self._lines):
                for line in self._lines:
                    if not self._put(line):
                        break
        except BaseException as error:
            self._fault = error
        self._ended = True
        self._wake.set()

    def _put(self, line: Line) -> bool:
        with self._change:
            while self.has_chunks(_HELD_CHUNKS) and not self._closed:
                self._change.wait()
            self._held.append(line)
            self._characters += len(line.text)
        self._wake.set()
        return not self._closed
