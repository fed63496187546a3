"""A DataFrame of requests in, a DataFrame of results out."""

from collections.abc import Iterator
from functools import partial

import pyarrow as pa
from pyspark.errors import PySparkAttributeError
from pyspark.sql import DataFrame
from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema
from pyspark.sql.types import StructType

from coach.errors import InvalidOptions
from coach.services.bulk import score_chunk
from coach.services.bulk.rows import RESULTS, check_columns, request_columns, request_lines, result_rows
from coach.settings import Settings, default_settings
from coach.spark.model import Shipped, engine_here, ship

_ROWS = 256


def score(requests: DataFrame, settings: Settings | None = None) -> DataFrame:
    """The results of a table of requests: one row for each, with the columns of RESULTS.

    Of the columns of a request only `text` must be there; others that the interface does not name are passed over.
    A row that cannot be read has `error_code` and `error_message`, and costs that row only. Nothing is scored until
    an action asks for it. Raises BulkFault where a column is missing or of another type, InvalidModel where the model
    can't be trusted, InvalidOptions where the session can't send it.
    """
    known = requests.select(request_columns(requests.schema))
    check_columns(to_arrow_schema(known.schema))
    return known.mapInArrow(partial(score_batches, shipped_with(requests, settings)), result_columns())


def result_columns() -> StructType:
    """The columns of results in Spark's types."""
    return from_arrow_schema(RESULTS)


def shipped_with(frame: DataFrame, settings: Settings | None = None) -> Shipped:
    """The model, sent to the executors that work on this frame; raises as `score` does."""
    try:
        context = frame.sparkSession.sparkContext
    except PySparkAttributeError:
        raise InvalidOptions(
            "This session speaks to Spark through Spark Connect, by which no model can be sent to the executors. "
            "Run the job by spark-submit, or in a session that has a master."
        ) from None
    return ship(context, (settings or default_settings()).models)


def score_batches(shipped: Shipped, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """What a Python worker does with the requests of a task."""
    for piece in pieces(batches):
        scored = score_chunk(engine_here(shipped), request_lines(piece))
        yield result_rows([line for _, line in scored])


def pieces(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """What a Python worker scores before it hands any on, so that what it holds does not grow with Spark's batches."""
    return (batch.slice(start, _ROWS) for batch in batches for start in range(0, batch.num_rows, _ROWS))
