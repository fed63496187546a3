"""Waiting times of a Parquet file of waits on one machine, counted by DuckDB: no more of it is in memory than counts.

Needs the extra `bulk`. DuckDB may fetch extensions where a query seems to want one; here it may not.
"""

import tempfile
from collections.abc import Sequence
from typing import TYPE_CHECKING

from coach.errors import BulkFault, InvalidOptions
from coach.metrics.tallies import OWN_COLUMNS, WaitingTimes, waiting_times_of

if TYPE_CHECKING:
    import duckdb

_SHUT: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
}
# `running` tells waits that are still open from those that were broken off; where it is missing, none was.
_NEEDED, _RUNNING = ("days", "observed"), "running"


def waiting_times(path: str, by: Sequence[str] = ("measure",)) -> WaitingTimes:
    """The waiting times of each group of the columns `by`.

    `path` is a Parquet file, or a pattern of several, with a row for each wait: `days` (elapsed, a fraction or not),
    `observed` (whether it ended with a reply) and, where some were broken off, `running` (whether it is still open):
    the columns of `waits_frame`. Raises InvalidOptions where DuckDB or a column is missing, BulkFault where the file
    can't be read.
    """
    try:
        import duckdb
    except ImportError:
        raise InvalidOptions("Reading waits from Parquet needs DuckDB: `pip install 'followup-coach[bulk]'`.") from None

    with duckdb.connect(config={**_SHUT, "temp_directory": tempfile.gettempdir()}) as database:
        try:
            waits = database.read_parquet(path)
            check_waits(path, waits.columns, by)
            return _counted(waits, list(by))
        except duckdb.Error as error:
            raise BulkFault(f"{path}: {error}") from None


def _counted(waits: "duckdb.DuckDBPyRelation", by: list[str]) -> WaitingTimes:
    groups = ", ".join(_quoted(name) for name in by)
    is_open = _RUNNING if _RUNNING in waits.columns else "NOT observed"
    sizes = waits.aggregate(f"{groups}, count(*) AS n, count(*) FILTER ({is_open}) AS open")
    known = waits.filter("days IS NOT NULL AND NOT isnan(days::DOUBLE)")
    tallies = known.aggregate(
        f"{groups}, days::DOUBLE AS days, count(*) AS waits, count(*) FILTER (observed) AS replies"
    )
    return waiting_times_of(sizes.df(), tallies.df(), by)


def check_waits(path: str, columns: Sequence[str], by: Sequence[str]) -> None:
    """Raises InvalidOptions where a table of waits lacks a column that is needed, or `by` says nothing."""
    missing = [name for name in (*_NEEDED, *by) if name not in columns]
    if missing or not by:
        wanted = f"needs a column {missing[0]!r}" if missing else "needs a column to group by"
        raise InvalidOptions(f"{path}: a table of waits {wanted}; this one has {', '.join(columns)}.")
    taken = [name for name in by if name in OWN_COLUMNS or by.count(name) > 1]
    if taken:
        raise InvalidOptions(
            f"{path}: can't be grouped by {taken[0]!r}: each column to group by goes by a name of its own, "
            f"and not by one of the figures ({', '.join(sorted(OWN_COLUMNS))})."
        )


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
