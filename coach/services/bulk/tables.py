"""Parquet files: read row by row, and written whole."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from coach.errors import BulkFault
from coach.services.bulk.rows import RESULTS, check_columns, request_columns, request_lines, result_rows

# Read at a time; few, as a cell can be large.
_ROWS_READ = 128
# In a group of rows of what is written, some 60 MB in memory: always the same, so that the same results are the same
# bytes however often the work was stopped.
_ROWS_OF_GROUP = 32_768
_COMPRESSION = "zstd"


def opened_table(path: Path) -> Any:
    """A ParquetFile of requests; raises BulkFault for what is none, or lacks what is needed."""
    with _told(f"{path}: this can't be read as a Parquet file"):
        # Neither the whole file nor the whole of a group of rows is held in memory.
        table = pq.ParquetFile(path, memory_map=False, buffer_size=1 << 20, pre_buffer=False)
        try:
            check_columns(table.schema_arrow)
        except BulkFault as fault:
            table.close()
            raise BulkFault(f"{path}: {fault}") from fault
        return table


def rows_of(table: Any, name: str) -> Iterator[str]:
    """Each row as a line of JSON; raises BulkFault where the file is damaged."""
    row = 0
    batches = table.iter_batches(_ROWS_READ, columns=request_columns(table.schema_arrow), use_threads=False)
    while True:
        with _told(f"{name}: damaged after row {row:,}"):
            batch = next(batches, None)
            if batch is None:
                return
            lines = request_lines(batch)
        yield from lines
        row += len(lines)


def as_stream(lines: Sequence[str]) -> bytes:
    """Results as a stream of Arrow of their own: many of them in one file, one behind another, can be read as far as
    they go, which is not so with Parquet."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, RESULTS, options=pa.ipc.IpcWriteOptions(compression=_COMPRESSION)) as stream:
        stream.write_batch(result_rows(lines))
    content: bytes = sink.getvalue().to_pybytes()
    return content


def join_streams(source: Path, target: Path) -> None:
    """Makes one Parquet file of many streams."""
    with pq.ParquetWriter(target, RESULTS, compression=_COMPRESSION) as writer:
        for group in _groups(source):
            # In one piece, so that where the pieces ended leaves no trace.
            whole = pa.Table.from_batches(group, RESULTS).combine_chunks()
            writer.write_table(whole, row_group_size=_ROWS_OF_GROUP)


def _groups(source: Path) -> Iterator[list[Any]]:
    held: list[Any] = []
    rows = 0
    for batch in _batches(source):
        while rows + batch.num_rows >= _ROWS_OF_GROUP:
            missing = _ROWS_OF_GROUP - rows
            yield [*held, batch.slice(0, missing)]
            batch, held, rows = batch.slice(missing), [], 0
        held.append(batch)
        rows += batch.num_rows
    if rows:
        yield held


def _batches(source: Path) -> Iterator[Any]:
    with pa.OSFile(str(source)) as file:
        while file.tell() < file.size():
            yield from pa.ipc.open_stream(file)


@contextmanager
def _told(where: str) -> Iterator[None]:
    try:
        yield
    except (pa.ArrowException, OSError) as error:
        raise BulkFault(f"{where}: {str(error).partition(chr(10))[0]}") from error
