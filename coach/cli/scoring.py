"""The commands that score notes, judge the model and train it."""

import json
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli.many import score_many
from coach.cli.reading import read_whole
from coach.cli.spark import score_on_spark
from coach.errors import CoachError
from coach.terminal.plain import say

if TYPE_CHECKING:
    from coach.domain.messages import ScoreResult

_LONGEST_NOTE = 5_000_000  # bytes


class Format(StrEnum):
    """How a result is shown."""

    TEXT = "text"
    JSON = "json"


class On(StrEnum):
    """What many notes are scored on."""

    HERE = "here"
    SPARK = "spark"


def score(
    file: Annotated[Path | None, typer.Argument(help="A text file with one note; - for standard input.")] = None,
    jsonl: Annotated[
        str | None,  # on Spark it may be an address, which a path would spoil
        typer.Option(help="Many notes: a JSON object a line, or a .parquet file; - for lines of standard input."),
    ] = None,
    kind: Annotated[str, typer.Option(help="thank_you, check_in, feedback_reply, or auto.")] = "auto",
    format_: Annotated[Format, typer.Option("--format", help="How to show the result.")] = Format.TEXT,
    subject: Annotated[
        str | None, typer.Option(help="The subject line; an empty one means that there is none.")
    ] = None,
    company: Annotated[str | None, typer.Option(help="The company, to check the note against.")] = None,
    role: Annotated[str | None, typer.Option(help="The role.")] = None,
    interviewer: Annotated[list[str] | None, typer.Option(help="An interviewer; may be given more than once.")] = None,
    sender: Annotated[str | None, typer.Option(help="Your name.")] = None,
    request: Annotated[str | None, typer.Option(help="What the employer asked for.")] = None,
    out: Annotated[
        str | None,
        typer.Option(help="With --jsonl: a file for the results, Parquet where its name ends so; else they are shown."),
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="With --out: go on where the last run was stopped.")] = False,
    workers: Annotated[
        int | None,
        typer.Option(help="With --jsonl: so many processes; else as many as there are processors.", min=1),
    ] = None,
    engine: Annotated[
        On, typer.Option(help="With --jsonl: on Apache Spark, --out then being a folder (docs/spark.md).")
    ] = On.HERE,
    master: Annotated[
        str | None, typer.Option(help="With --engine spark: its master. [default: SPARK_MASTER, or this machine]")
    ] = None,
) -> None:
    """Score one note, or many with --jsonl (docs/bulk.md)."""
    if (file is None) == (jsonl is None):
        raise typer.BadParameter("give either a FILE (or - for standard input) or --jsonl, not both or neither")
    if jsonl is None and (out or resume or workers or engine is On.SPARK):
        raise typer.BadParameter("--out, --resume, --workers and --engine go with --jsonl")
    if engine is On.SPARK and (resume or workers):
        raise typer.BadParameter("--resume and --workers are not for --engine spark, which sees to both by itself")
    if master and engine is not On.SPARK:
        raise typer.BadParameter("--master goes with --engine spark")
    if jsonl is not None and engine is On.SPARK:
        score_on_spark(jsonl, out, master)
        return
    if jsonl is not None:
        score_many(Path(jsonl), None if out in (None, "-") else Path(out), workers=workers, resume=resume)
        return
    from coach.bootstrap import Coach

    text = _read(Path("-") if file is None else file)
    result = Coach().score(
        text, kind, subject=subject, company=company, role=role,
        interviewers=interviewer or (), sender=sender, request=request,
    )  # fmt: skip
    _show(text, result, format_)
    if result.cannot_score is not None:
        raise typer.Exit(1)


def evaluate(
    files: Annotated[list[Path], typer.Argument(help="Files of labelled notes (JSON lines).")],
    format_: Annotated[Format, typer.Option("--format", help="How to show the result.")] = Format.TEXT,
) -> None:
    """Compare the program with labelled notes: labels, kind, criteria, band."""
    from coach.bootstrap import Coach
    from coach.services.scoring import evaluate_files
    from coach.terminal.scores import show_evaluation

    found = evaluate_files(Coach().engine, files)
    if format_ is Format.JSON:
        typer.echo(json.dumps(asdict(found)))
    else:
        show_evaluation(found)


def measure_slips(
    models: Annotated[Path | None, typer.Option(help="Folder with corpus/ and slips/. [default: models]")] = None,
    write: Annotated[bool, typer.Option("--write", help="Into SLIPS.md of that folder.")] = False,
) -> None:
    """Measure proofreading on notes with planted slips and on clean ones: what each rule finds, rightly or not."""
    from coach.services.scoring import measure_proofreading
    from coach.settings import default_settings

    folder = models or default_settings().models
    _show_or_write(measure_proofreading(folder), folder / "SLIPS.md" if write else None)


def measure_fairness(
    models: Annotated[Path | None, typer.Option(help="Folder with slips/. [default: models]")] = None,
    write: Annotated[bool, typer.Option("--write", help="Into FAIRNESS.md of that folder.")] = False,
) -> None:
    """Measure whether names, pronouns, greetings, spelling and a second language change a score."""
    from coach.bootstrap import Coach
    from coach.services.scoring import measure_invariance
    from coach.settings import default_settings

    folder = models or default_settings().models
    _show_or_write(measure_invariance(Coach().engine, folder), folder / "FAIRNESS.md" if write else None)


def measure_answers(
    models: Annotated[Path | None, typer.Option(help="Folder with asks/. [default: models]")] = None,
    write: Annotated[bool, typer.Option("--write", help="Into ANSWERS.md of that folder.")] = False,
) -> None:
    """Measure whether what was asked is found, and what of it is answered."""
    from coach.bootstrap import Coach
    from coach.services.scoring import measure_asks
    from coach.settings import default_settings

    folder = models or default_settings().models
    _show_or_write(measure_asks(Coach().engine, folder), folder / "ANSWERS.md" if write else None)


def _show_or_write(text: str, path: Path | None) -> None:
    if path:
        path.write_text(text, encoding="utf-8")
    else:
        typer.echo(text)


def train(
    corpus: Annotated[Path | None, typer.Option(help="Folder of labelled notes. [default: models/corpus]")] = None,
    models: Annotated[Path | None, typer.Option(help="Folder for the model. [default: models]")] = None,
) -> None:
    """Rebuild the model from the labelled notes; the same notes give the same bytes."""
    from coach.services.scoring import train_model
    from coach.settings import default_settings

    folder = models or default_settings().models
    done = train_model(corpus or default_settings().models / "corpus", folder, say)
    say(f"model {done.version} written to {folder}")


def train_encoder(
    corpus: Annotated[Path | None, typer.Option(help="Folder of labelled notes. [default: models/corpus]")] = None,
    models: Annotated[Path | None, typer.Option(help="Folder for the model. [default: models]")] = None,
) -> None:
    """Fine-tune the encoder on the labelled notes (three hours; needs the extra `encoder`), then rebuild the model."""
    from coach.services.scoring import train_encoder_and_model
    from coach.settings import default_settings

    folder = models or default_settings().models
    done = train_encoder_and_model(corpus or default_settings().models / "corpus", folder, say)
    say(f"model {done.version} written to {folder}")


def train_answers(
    models: Annotated[
        Path | None, typer.Option(help="Folder with asks/, corpus/ and the model. [default: models]")
    ] = None,
) -> None:
    """Fine-tune what tells answers on requests and replies (an hour; needs the extra `encoder`)."""
    from coach.services.scoring import train_answers_anew
    from coach.settings import default_settings

    folder = models or default_settings().models
    say(f"model {train_answers_anew(folder, say)} written to {folder}")


def _read(file: Path) -> str:
    content = read_whole(file, _LONGEST_NOTE, ": hardly one note. For many use --jsonl.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CoachError(f"{file}: not UTF-8 text. Save the note as plain text in UTF-8 and try again.") from None


def _show(text: str, result: "ScoreResult", format_: Format) -> None:
    if format_ is Format.JSON:
        from coach.scoring.wire import result_line

        typer.echo(result_line(result))
    else:
        from coach.terminal.scores import show_result

        show_result(text, result)
