"""/healthz: good only while a note can be scored and the database answers."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from enum import StrEnum
from threading import Thread
from time import monotonic

from starlette.requests import Request
from starlette.responses import JSONResponse

PATIENCE_SECONDS = 2.0
FRESH_SECONDS = 1.0

_log = logging.getLogger(__name__)


class Word(StrEnum):
    """All that is told to a stranger about a part; why stands in the server's log."""

    OK = "ok"
    FAILS = "fails"
    NO_ANSWER = "no answer in time"


class Part:
    """One thing that must work; `check` raises where it doesn't, and may block."""

    def __init__(self, name: str, check: Callable[[], None]) -> None:
        self.name = name
        self._check = check
        self._running: asyncio.Future[None] | None = None
        self._last = Word.OK

    async def word(self, patience: float) -> Word:
        """What became of the check after at most `patience` seconds. One that hangs is waited for, never doubled."""
        if self._running is None or self._running.done():
            self._running = _in_a_thread(self._check)
        fault: Exception | None = None
        try:
            await asyncio.wait_for(asyncio.shield(self._running), patience)
            word = Word.OK
        except TimeoutError:
            word = Word.NO_ANSWER if not self._running.done() else Word.FAILS
        except Exception as error:  # whatever it is, this part does not work
            word, fault = Word.FAILS, error
        if word != self._last:  # once, not at every look
            _log.warning("/healthz: %s: %s%s", self.name, word, f" ({fault})" if fault else "")
        self._last = word
        return word


class Health:
    """What the parts last said. Whoever asks while they are being asked gets the same answer."""

    def __init__(self, *parts: Part, patience: float = PATIENCE_SECONDS, fresh: float = FRESH_SECONDS) -> None:
        self._parts = parts
        self._patience = patience
        self._fresh = fresh
        self._asking: asyncio.Task[Mapping[str, Word]] | None = None
        self._answered = float("-inf")

    async def words(self) -> Mapping[str, Word]:
        """A word for each part, at most `fresh` seconds old."""
        if self._asking is None or (self._asking.done() and monotonic() - self._answered > self._fresh):
            self._asking = asyncio.create_task(self._ask())
        # Shielded: one who hangs up must not take the answer from the others.
        return await asyncio.shield(self._asking)

    async def endpoint(self, _request: Request) -> JSONResponse:
        """200 where every part is well, else 503."""
        words = await self.words()
        well = set(words.values()) == {Word.OK}
        return JSONResponse({"status": "ok" if well else "unwell", **words}, 200 if well else 503)

    async def _ask(self) -> Mapping[str, Word]:
        words = await asyncio.gather(*(part.word(self._patience) for part in self._parts))
        self._answered = monotonic()
        return dict(zip((part.name for part in self._parts), words, strict=True))


def _in_a_thread(work: Callable[[], None]) -> asyncio.Future[None]:
    """A daemon's future: unlike a pool's thread, one that hangs does not keep the server from ending."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[None] = loop.create_future()
    # Seen here, or the loop would complain about a fault that came after patience had ended.
    future.add_done_callback(lambda done: done.cancelled() or done.exception())

    def settle(error: BaseException | None) -> None:
        if not future.done():
            future.set_exception(error) if error else future.set_result(None)

    def run() -> None:
        error: BaseException | None = None
        try:
            work()
        except BaseException as caught:  # handed to whoever waits
            error = caught
        with suppress(RuntimeError):  # the loop is closed, and nobody waits any more
            loop.call_soon_threadsafe(settle, error)

    Thread(target=run, name="healthz", daemon=True).start()
    return future
