"""Scores lines in order as they come: few of them here and at once, many on several processes."""

from collections.abc import Callable, Generator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from coach.scoring.engine import Engine
from coach.services.bulk.chunks import Chunk, Encode, Lines, Scored, score_into
from coach.services.bulk.feed import CHUNK_LINES, Feed
from coach.services.bulk.journal import Point, Run
from coach.services.bulk.output import Form, Output, clear, is_finished, open_journal
from coach.services.bulk.pool import Build, Pool
from coach.services.bulk.sources import Source

# Scored here at a time: a program that writes a burst of lines sees the first answers soon.
_LINES_HERE = 16
# As long as fewer chunks wait, processes that must first load the model would come too late.
_CHUNKS_FOR_A_POOL = 2
# Ctrl-C is not seen during a wait on Windows.
_LONGEST_WAIT_SECONDS = 0.5

# How many notes are scored, and how much of the input that is.
Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Scorer:
    """What scores: an engine here, how other processes build the same, how what they say becomes bytes, and the version
    of the program that they are of."""

    engine: Engine
    build: Build
    encode: Encode
    program: str


def score_all(lines: Lines, scorer: Scorer, workers: int) -> Generator[tuple[Chunk, Scored], None, None]:
    """The chunks of the input with what came of them, in order. Where lines come slowly each is answered at once, and
    nothing waits for a chunk to fill. Raises what stops the reading, after all that came before it; and BulkFault
    where a chunk ends every process that scores it."""
    wake = Event()
    with ExitStack() as open_:
        feed = open_.enter_context(closing(Feed(lines, wake)))
        pool = None
        while True:
            wake.clear()
            if pool is None and workers > 1 and feed.has_chunks(_CHUNKS_FOR_A_POOL):
                pool = open_.enter_context(closing(Pool(scorer.build, scorer.encode, workers, wake)))
            done = _here(feed, scorer) if pool is None else _elsewhere(feed, pool)
            if done:
                yield done
            elif (pool is None or pool.is_empty()) and feed.is_over():
                return
            else:
                wake.wait(_LONGEST_WAIT_SECONDS)


def score_to_file(
    source: Source, out: Path, form: Form, scorer: Scorer, *, workers: int, resume: bool, told: Told
) -> Point:
    """Scores a source into a file, telling how far it is after every chunk; gives how far it was at the end. Raises
    what `score_all` raises, BulkFault where `out` can't be begun or gone on with, and OSError where it can't be
    written; what is done by then stays beside it."""
    engine = scorer.engine
    run = Run(source.size, source.unit, scorer.program, engine.model_version, engine.rubric.version, form.name)
    with closing(open_journal(out, run, resume=resume)) as journal:
        if is_finished(out, journal):
            clear(out, journal)
            return journal.point
        with closing(Output(out, form, journal)) as output:
            told(output.point.notes, output.point.read)
            try:
                with closing(score_all(journal.passed(source.lines, source.name), scorer, workers)) as done:
                    for chunk, scored in done:
                        output.add(chunk, scored)
                        told(output.point.notes, output.point.read)
            finally:
                output.keep()
            output.finish()
            return output.point


def _here(feed: Feed, scorer: Scorer) -> tuple[Chunk, Scored] | None:
    chunk = feed.take(_LINES_HERE, even_few=True)
    return (chunk, score_into(scorer.engine, chunk.texts, scorer.encode)) if chunk else None


def _elsewhere(feed: Feed, pool: Pool) -> tuple[Chunk, Scored] | None:
    while pool.has_room() and (chunk := feed.take(CHUNK_LINES, even_few=pool.has_idle())):
        pool.submit(chunk)
    return pool.next_done()
