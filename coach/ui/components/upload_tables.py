"""The lists of a preview as HTML: what is new, what changes and how, what is the same, and what is wrong."""

from collections.abc import Iterable, Sequence
from html import escape
from zoneinfo import ZoneInfo

from coach.domain.applications import Application
from coach.domain.merging import Merge
from coach.importing.results import Problem
from coach.ui.record_words import STAGE_NAMES, count, day_words
from coach.ui.upload.differences import differences
from coach.ui.upload.words import PROBLEM_NAMES

_LONGEST_CELL, _LONGEST_MESSAGE = 160, 600  # characters


def recognised_list(parts: Iterable[tuple[str, str]]) -> str:
    """What was found out about a file, as names and what they say."""
    rows = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(says)}</dd></div>" for name, says in parts)
    return f'<dl class="fc-terms fc-upload-terms">{rows}</dl>'


def new_table(merges: Sequence[Merge]) -> str:
    """Applications that the record does not have yet."""
    return table(("Company", "Role", "Stage", "Applied on", "History"), [_cells(one.merged) for one in merges])


def same_table(merges: Sequence[Merge]) -> str:
    """Applications that stay as they are."""
    return table(("Company", "Role", "Stage"), [_cells(one.merged)[:3] for one in merges])


def changed_list(merges: Sequence[Merge], zone: ZoneInfo) -> str:
    """Applications that change, each with its fields before and after."""
    return "".join(_changed(one, zone) for one in merges)


def problems_table(problems: Sequence[Problem]) -> str:
    """Where, what, why, and what to do."""
    header = ("Row", "Column", "Value", "What is wrong", "What to do")
    return table(header, [_problem_cells(one) for one in problems], _LONGEST_MESSAGE)


def table(header: Sequence[str], rows: Iterable[Sequence[str]], longest: int = _LONGEST_CELL) -> str:
    """Every cell is text, of at most `longest` characters. On narrow screens each row becomes a block whose cells bear
    the names of their columns; the roles keep it a table for screen readers all the same."""
    head = "".join(f'<th scope="col" role="columnheader">{escape(name)}</th>' for name in header)
    body = "".join(_row(header, row, longest) for row in rows)
    return (
        '<div class="fc-upload-rows"><table class="fc-table fc-upload-blocks" role="table">'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead><tbody role="rowgroup">{body}</tbody></table></div>'
    )


def title_of(application: Application) -> str:
    """Company and role."""
    return f"{application.company}, {application.role}" if application.role else application.company


def _row(header: Sequence[str], row: Sequence[str], longest: int) -> str:
    cells = "".join(_cell(name, cell, longest) for name, cell in zip(header, row, strict=True))
    return f'<tr role="row">{cells}</tr>'


def _cell(name: str, text: str, longest: int) -> str:
    empty = "" if text else ' class="fc-upload-empty"'
    return f'<td role="cell" data-name="{escape(name)}" dir="auto"{empty}>{escape(shortened(text, longest))}</td>'


def shortened(text: str, longest: int = _LONGEST_CELL) -> str:
    """A text as one line that does not fill the page."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[:longest].rstrip()} …"


def _cells(one: Application) -> tuple[str, ...]:
    applied = day_words(one.applied_on) if one.applied_on else ""
    events = count(len(one.events), "event") if one.events else ""
    return one.company, one.role, STAGE_NAMES[one.stage], applied, events


def _problem_cells(one: Problem) -> tuple[str, ...]:
    row = f"{one.row:,}" if one.row is not None else ""
    return row, one.column or "", one.value or "", PROBLEM_NAMES[one.code], one.message


def _changed(merge: Merge, zone: ZoneInfo) -> str:
    found = differences(merge, zone)
    rows = "".join(
        f'<tr><th scope="row">{escape(one.field)}</th>{_side(one.before)}{_side(one.after)}</tr>' for one in found
    )
    return (
        f'<section class="fc-upload-change"><h3 dir="auto">{escape(title_of(merge.merged))}</h3>'
        '<div class="fc-upload-rows"><table class="fc-table"><thead><tr><th scope="col">Field</th>'
        '<th scope="col">Before</th><th scope="col">After</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div></section>"
    )


def _side(lines: Sequence[str]) -> str:
    says = "".join(f'<div dir="auto">{escape(shortened(line))}</div>' for line in lines)
    return f"<td>{says}</td>" if says else '<td class="fc-quiet">nothing</td>'
