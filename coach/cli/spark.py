"""Scores many notes on Spark for `coach score --engine spark`."""

import typer

from coach.cli.many import end


def score_on_spark(source: str, out: str | None, master: str | None) -> None:
    """Into the folder `out`. Ends with 1 where a note could not be read; raises InvalidOptions where Spark is missing
    or does not start, BulkFault where the job could not be done."""
    if source == "-" or not out:
        raise typer.BadParameter("--engine spark wants --jsonl FILE and --out FOLDER: many machines share no pipe")
    from coach.spark.files import score_files

    done = score_files(source, out, master)
    end(out, done.notes, done.failed)
