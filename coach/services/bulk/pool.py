"""Processes that score chunks; one that dies is begun anew, and only its own chunk is scored again.

`concurrent.futures` has a pool of processes too. When one of them is killed it gives up all, without saying which chunk
it was, and it waits for ever where that happened in the middle of an answer. So each process has a pipe and a thread of
its own here: the thread waits, and what a broken pipe means is plain.
"""

import multiprocessing
import signal
import warnings
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Event, Lock

from coach.errors import BulkFault, CoachError
from coach.scoring.engine import Engine
from coach.services.bulk.chunks import Chunk, Encode, Scored, score_into

Build = Callable[[], Engine]

_TRIES = 3
# So that no process waits while what came before its chunk is still being scored.
_CHUNKS_EACH = 2
_PATIENCE_SECONDS = 5
# The same on every system, and the threads of onnxruntime and numpy survive no fork.
_CONTEXT = multiprocessing.get_context("spawn")


class Pool:
    """Scores chunks on `count` processes, begun when they are needed; sets `wake` whenever one is done."""

    def __init__(self, build: Build, encode: Encode, count: int, wake: Event) -> None:
        self._count, self._wake = count, wake
        self._threads = ThreadPoolExecutor(count, initializer=_leave_interrupts_to_the_main_thread)
        self._workers = [_Worker(build, encode) for _ in range(count)]
        self._free: SimpleQueue[_Worker] = SimpleQueue()
        for worker in self._workers:
            self._free.put(worker)
        self._pending: deque[tuple[Chunk, Future[Scored]]] = deque()

    def has_room(self) -> bool:
        """Whether another chunk may be handed in."""
        return len(self._pending) < _CHUNKS_EACH * self._count

    def has_idle(self) -> bool:
        """Whether a process has nothing to do."""
        return sum(not future.done() for _, future in self._pending) < self._count

    def is_empty(self) -> bool:
        """Whether all that was handed in has been given back."""
        return not self._pending

    def submit(self, chunk: Chunk) -> None:
        """Hands a chunk in."""
        future = self._threads.submit(self._score, chunk)
        future.add_done_callback(lambda _: self._wake.set())
        self._pending.append((chunk, future))

    def next_done(self) -> tuple[Chunk, Scored] | None:
        """The chunk that was handed in first, if it is done; raises BulkFault where processes ended over it."""
        if not self._pending or not self._pending[0][1].done():
            return None
        chunk, future = self._pending.popleft()
        return chunk, future.result()

    def close(self) -> None:
        """Ends the processes, whatever they are doing."""
        try:
            for worker in self._workers:
                worker.end()
        finally:
            self._threads.shutdown(cancel_futures=True)

    def _score(self, chunk: Chunk) -> Scored:
        worker = self._free.get()
        try:
            return worker.score(chunk)
        finally:
            self._free.put(worker)


class _Worker:
    """A process with its pipe."""

    def __init__(self, build: Build, encode: Encode) -> None:
        self._build, self._encode = build, encode
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None
        self._ending = Lock()
        self._ended = False

    def score(self, chunk: Chunk) -> Scored:
        texts = chunk.texts
        for _ in range(_TRIES):
            try:
                return self._ask(texts)
            except (EOFError, OSError):  # it is dead
                self._forget()
        raise BulkFault(
            f"{chunk}: the process that was to score them could not be begun, or ended, {_TRIES} times. If memory is "
            "short, try fewer --workers (and --resume, with --out); else look what is strange about these lines."
        )

    def end(self) -> None:
        with self._ending:
            self._ended = True
        if self._process:
            self._process.kill()
            self._process.join()

    def _ask(self, texts: Sequence[str]) -> Scored:
        pipe = self._pipe or self._begin()
        pipe.send(texts)
        answer: Scored | CoachError = pipe.recv()
        if isinstance(answer, CoachError):
            raise answer
        return answer

    def _begin(self) -> Connection:
        ours, theirs = _CONTEXT.Pipe()
        try:
            with self._ending:
                if self._ended:
                    raise EOFError
                process = _CONTEXT.Process(target=_work, args=(theirs, self._build, self._encode), daemon=True)
                process.start()  # OSError where the system begins no more of them
                self._process = process
        except (EOFError, OSError):
            ours.close()
            raise
        finally:
            theirs.close()
        self._pipe = ours
        return ours

    def _forget(self) -> None:
        if self._pipe:
            self._pipe.close()
        self._pipe = None
        if self._process:
            self._process.join(_PATIENCE_SECONDS)


def _leave_interrupts_to_the_main_thread() -> None:
    """Ctrl-C reaches every process of a terminal. A process is begun with what its thread has shut out, and so never
    sees one, not even while it is still importing; Windows has no such thing."""
    if hasattr(signal, "pthread_sigmask"):
        resource_tracker.ensure_running()  # which else is begun with the first process, and opens this again
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


def _work(pipe: Connection, build: Build, encode: Encode) -> None:
    """What a process does until the other end of its pipe is closed, as it also is when the parent was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warnings.simplefilter("ignore")  # one process may say how a library is outdated, not each of them
    try:
        engine = build()
    except CoachError as error:  # as for a model that was exchanged meanwhile: to try again would not help
        pipe.send(error)
        return
    while True:
        try:
            texts = pipe.recv()
        except (EOFError, OSError):
            return
        scored = score_into(engine, texts, encode)
        try:
            pipe.send(scored)
        except OSError:
            return
