"""Lines are read ahead, but not far."""

import time
from itertools import count
from threading import Event

import pytest

from coach.errors import BulkFault
from coach.services.bulk.chunks import Line, Lines
from coach.services.bulk.feed import CHUNK_LINES, Feed
from tests.services.bulk.engines import feed_of


def eventually(holds: object) -> None:
    deadline = time.monotonic() + 30
    while not holds():  # type: ignore[operator]
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_of_an_endless_input_only_so_much_is_held() -> None:
    read = []
    lines = ((read.append(i), Line("x", 1))[1] for i in count())
    feed = Feed(lines, Event())
    eventually(lambda: len(read) > 4 * CHUNK_LINES)
    time.sleep(0.05)
    assert len(read) == 4 * CHUNK_LINES + 1
    feed.close()
    assert len(read) <= 4 * CHUNK_LINES + 2


def test_of_large_lines_few_are_held_and_few_go_together() -> None:
    read = []
    feed = Feed(((read.append(i), Line("x" * 500_000, 1))[1] for i in count()), Event())
    eventually(lambda: feed.has_chunks(4))
    time.sleep(0.05)
    assert len(read) == 10
    chunk = feed.take(CHUNK_LINES, even_few=False)
    assert chunk
    assert len(chunk.lines) == 3
    feed.close()


def test_a_chunk_waits_to_be_full_where_more_may_come() -> None:
    more = Event()

    def lines() -> Lines:
        yield from feed_of("ab")
        more.wait()
        yield from feed_of("c")

    feed = Feed(lines(), Event())
    eventually(lambda: len(feed._held) == 2)
    assert feed.take(CHUNK_LINES, even_few=False) is None
    one = feed.take(1, even_few=True)
    assert (one.texts, one.first) == (["a"], 1) if one else pytest.fail("a line was there")
    more.set()
    eventually(lambda: feed._ended)
    rest = feed.take(CHUNK_LINES, even_few=False)
    assert (rest.texts, rest.first) == (["b", "c"], 2) if rest else pytest.fail("lines were there")
    assert feed.is_over()


def test_what_stops_the_reading_is_told_once_all_before_it_is_taken() -> None:
    def lines() -> Lines:
        yield from feed_of("ab")
        raise BulkFault("the end of the tape")

    feed = Feed(lines(), Event())
    eventually(lambda: feed._ended)
    assert not feed.is_over()
    assert feed.take(9, even_few=True)
    with pytest.raises(BulkFault, match="tape"):
        feed.is_over()


def test_what_is_read_is_closed_when_nobody_wants_more() -> None:
    closed = Event()

    def lines() -> Lines:
        try:
            yield from (Line("x", 1) for _ in count())
        finally:
            closed.set()

    Feed(lines(), Event()).close()
    assert closed.is_set()
