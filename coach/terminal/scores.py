"""Results as they read well in a terminal."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from coach.domain.findings import load_findings
from coach.domain.messages import CannotScore, CriterionResult, Kind, ScoreResult, Severity
from coach.domain.rubric import FULL_SCORE, load_rubric
from coach.terminal.console import Terminal

if TYPE_CHECKING:
    from coach.training.evaluation import Agreement, Evaluation

KIND_NAMES = {
    Kind.THANK_YOU: "Thank-you note",
    Kind.CHECK_IN: "Check-in",
    Kind.FEEDBACK_REPLY: "Reply to the employer",
    Kind.OTHER: "Something else",
}
WHY_NOT = {
    CannotScore.EMPTY: "There is no text yet.",
    CannotScore.TOO_SHORT: "Too short to say anything useful: write at least a sentence or two.",
    CannotScore.NOT_ENGLISH: "This does not look like English, the one language the coach reads.",
    CannotScore.NOT_A_MESSAGE: "This does not read as a message to a person.",
    CannotScore.OTHER_KIND: "This looks like another kind of letter. The coach reads thank-you notes, check-ins and "
    "replies to an employer after an interview; if it is one of these, say which with --kind.",
}
_LEVELS = (("○", "absent", "red"), ("◐", "weak", "yellow"), ("●", "strong", "green"))
_SEVERITIES = {
    Severity.STOP: ("■ stop", "bold red"),
    Severity.FIX: ("▲ fix", "yellow"),
    Severity.ADVICE: ("· advice", "cyan"),
}
_LONGEST_QUOTE = 70


def show_result(text: str, result: ScoreResult, console: Console | None = None) -> None:
    """One result: score, criteria with the words that earned them, findings, what to change first."""
    out = console or Terminal()
    if result.cannot_score is not None:
        out.print(f"[bold]No score.[/] {WHY_NOT[result.cannot_score]}")
        return
    kind = KIND_NAMES[result.kind]
    out.print(f"[bold]{result.score:g}[/] of {FULL_SCORE}, band {result.band} of 5")
    out.print(f"[dim]{kind} ({result.kind_probability:.0%})[/]")
    out.print("[dim]A guide, not a prediction: what notes do to decisions has not been measured.[/]\n")
    out.print(_criteria(text, result))
    for finding in result.findings:
        sign, style = _SEVERITIES[finding.severity]
        words = _quote(text, finding.start, finding.end)
        out.print(Text.assemble((f"{sign}  ", style), (load_findings()[finding.id].title, "bold"), f"  {words}"))
        instead = " or ".join(f"“{one}”" for one in finding.replacements if one)
        out.print(Padding(escape(f"{finding.message}{f' Instead: {instead}' if instead else ''}"), (0, 0, 0, 4)))
    if result.next_edits:
        out.print("\n[bold]Change first[/]")
        for edit in result.next_edits[:3]:
            out.print(f"  {f'+{edit.gain:g}' if edit.gain else 'stop'}  {escape(edit.message)}")
    grade = result.readability.flesch_kincaid_grade
    reads = (
        "too short to say how it reads" if grade is None else f"reads at about US school grade {round(max(grade, 1))}"
    )
    out.print(f"\n[dim]{result.readability.words} words, {result.readability.sentences} sentences, {reads}.[/]")


def _criteria(text: str, result: ScoreResult) -> Table:
    titles = {one.id: one.title for one in load_rubric().criteria[result.kind]}
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True, justify="right")
    table.add_column()
    for one in result.criteria:
        sign, _, style = _LEVELS[one.level]
        table.add_row(Text(f"{sign} {titles[one.id]}", style), f"{one.points:g}/{one.weight}", _reason(text, one))
    return table


def _reason(text: str, one: CriterionResult) -> Text:
    quotes = " ".join(_quote(text, span.start, span.end) for span in one.evidence[:1])
    return Text.assemble(one.message, (f" {quotes}", "dim"))


def _quote(text: str, start: int, end: int) -> str:
    words = " ".join(text[start:end].split())
    if not words:
        return ""
    return f"“{words}”" if len(words) <= _LONGEST_QUOTE else f"“{words[:_LONGEST_QUOTE]}…”"


def show_evaluation(found: "Evaluation", console: Console | None = None) -> None:
    """Agreement with labelled notes."""
    out = console or Terminal()
    low, high = found.interval
    out.print(f"{found.notes} notes, {found.sentences} body sentences of follow-ups")
    out.print(
        f"macro-F1 [bold]{found.macro_f1:.3f}[/] (95 %: {low:.3f} to {high:.3f}), kind right {found.kind_accuracy:.3f}"
    )
    out.print("  ".join(f"{label} {value:.3f}" for label, value in found.f1.items()))
    if found.band:
        out.print(f"band: {_agreement(found.band)}")
    for id_, one in found.criteria.items():
        out.print(f"{id_}: {_agreement(one)}")
    out.print(_confusion("kind, labelled and found", found.kind_confusion))
    out.print(_confusion("overall impression and band", found.band_confusion))


def _agreement(one: "Agreement") -> str:
    return (
        f"kappa {one.kappa:.3f}, exact {one.exact:.3f}, within one {one.within_one:.3f}, "
        f"MAE {one.mae:.3f}, SMD {one.smd:+.3f}, n {one.n}"
    )


def _confusion(title: str, counts: Mapping[str, Mapping[str, int]]) -> Table:
    columns = sorted({guess for row in counts.values() for guess in row})
    table = Table("", *columns, title=title, title_justify="left")
    for truth, row in counts.items():
        table.add_row(truth, *[str(row.get(guess, 0)) for guess in columns])
    return table
