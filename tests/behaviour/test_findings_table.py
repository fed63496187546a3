"""Every finding against what it must flag and the look-alikes that it must spare."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from coach.domain.findings import load_findings
from coach.domain.messages import Finding, Kind, Label, Note, Part
from coach.scoring.document import Document, Sentence
from coach.scoring.findings import Case, find
from coach.scoring.findings.case import lower, straighten
from coach.scoring.findings.patterns import Force, Pattern, awake_needs, load_patterns
from coach.scoring.findings.red_flags import TYPES
from coach.scoring.segmentation import read
from coach.scoring.slips.rules import load_rules

HERE = Path(__file__).parent
FEWEST = 10
FRAME_OPENS, FRAME_CLOSES = "Dear Ms. Osei,\n\n", "\n\nKind regards,\nJo Reed"
PLAIN = "Thank you for the long tour of the kiln room."
SUSPECT = 0.9


@dataclass(frozen=True)
class Row:
    """A line of the tables: what the writer sent, and what the classifier thinks of it."""

    id: str
    flag: bool
    note: Note
    suspect: bool
    specific: bool

    def found(self) -> list[Finding]:
        document = read(self.note.text)
        body = [sentence.part is Part.BODY for sentence in document.sentences]
        marks = frozenset({Label.RED_FLAG} if self.suspect else set()) | ({Label.SPECIFIC} if self.specific else set())
        return list(
            find(
                Case(
                    note=self.note,
                    document=document,
                    kind=self.note.kind or Kind.THANK_YOU,
                    labels=[marks if is_body else frozenset() for is_body in body],
                    red_flag=[SUSPECT if is_body and self.suspect else 0.0 for is_body in body],
                )
            )
        )


def _row(id_: str, flag: bool, entry: str | Mapping[str, Any]) -> Row:
    given = {"text": entry} if isinstance(entry, str) else dict(entry)
    text = given.pop("note") if "note" in given else _framed(given)
    suspect, specific = given.pop("suspect", False), given.pop("specific", False)
    lists = {key: tuple(given.pop(key)) for key in ("interviewers", "others", "companies", "words") if key in given}
    kind = Kind(given.pop("kind", "thank_you"))
    return Row(id_, flag, Note(text=text, kind=kind, **given, **lists), suspect, specific)


def _framed(given: dict[str, Any]) -> str:
    opens = f"{given.pop('greeting')}\n\n" if "greeting" in given else FRAME_OPENS
    closes = f"\n\n{given.pop('close')}" if "close" in given else FRAME_CLOSES
    return opens + given.pop("text", PLAIN) + closes


def _rows() -> Iterator[Row]:
    for path in sorted(HERE.glob("findings_*.toml")):
        for id_, lists in tomllib.loads(path.read_text(encoding="utf-8")).items():
            assert set(lists) == {"flag", "spare"}, f"{path.name}: {id_}"
            yield from (_row(id_, flag=key == "flag", entry=entry) for key, rows in lists.items() for entry in rows)
    for rule in load_rules().values():
        yield from (_row(rule.finding, flag=True, entry=entry) for entry in rule.flag)
        yield from (_row(rule.finding, flag=False, entry=entry) for entry in rule.spare)


ROWS = tuple(_rows())
PATTERNS = [pattern for patterns in load_patterns().values() for pattern in patterns]


def _name(row: Row) -> str:
    return f"{row.id}-{row.note.text.removeprefix('Dear Ms. Osei,')[:60].strip()}"


@pytest.mark.parametrize("row", [row for row in ROWS if row.flag], ids=_name)
def test_what_must_be_flagged_is(row: Row) -> None:
    assert row.id in {one.id for one in row.found()}


@pytest.mark.parametrize("row", [row for row in ROWS if not row.flag], ids=_name)
def test_what_must_be_spared_is(row: Row) -> None:
    assert row.id not in {one.id for one in row.found()}


@pytest.mark.parametrize("id_", load_findings())
@pytest.mark.parametrize("flag", [True, False], ids=["flag", "spare"])
def test_every_finding_has_enough_of_both(id_: str, flag: bool) -> None:
    assert sum(row.id == id_ and row.flag is flag for row in ROWS) >= FEWEST


def test_no_row_speaks_of_an_unknown_finding() -> None:
    assert {row.id for row in ROWS} <= set(load_findings())


@pytest.mark.parametrize("row", ROWS, ids=_name)
def test_every_finding_stands_inside_the_text(row: Row) -> None:
    assert all(0 <= one.start <= one.end <= len(row.note.text) for one in row.found())


@pytest.mark.parametrize("change", ["’", "\r\n", "UPPER"])
@pytest.mark.parametrize("row", [row for row in ROWS if row.flag and row.id in TYPES and FRAME_OPENS in row.note.text])
def test_quotes_line_breaks_and_capitals_hide_nothing(row: Row, change: str) -> None:
    body = _body(row)
    text = {"’": body.replace("'", "’"), "\r\n": body.replace(" ", "\r\n"), "UPPER": body.upper()}[change]
    document = Document(text, (Sentence(0, len(text), Part.BODY),))
    probability = SUSPECT if row.suspect else 0.0

    case = Case(
        note=Note(text=text), document=document, kind=Kind.THANK_YOU, labels=[frozenset()], red_flag=[probability]
    )

    found = find(case)

    assert row.id in {one.id for one in found}


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda one: f"{one.id}-{one.kind}-{one.why}")
def test_every_pattern_meets_a_row(pattern: Pattern) -> None:
    rows = [row for row in ROWS if row.id == pattern.id and row.flag is (pattern.kind is not Force.VETO)]
    assert any(pattern.regex.search(_searched(pattern, row)) for row in rows)


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda one: f"{one.id}-{one.kind}-{one.why}")
def test_needs_hide_no_match(pattern: Pattern) -> None:
    """The needs are there for speed alone."""
    for row in ROWS:
        for sentence in read(row.note.text).sentences:
            words = straighten(row.note.text[sentence.start : sentence.end])
            if pattern.needs and pattern.regex.search(words if pattern.id == "placeholder" else lower(words)):
                assert not awake_needs(lower(words)).isdisjoint(pattern.needs), words


def _searched(pattern: Pattern, row: Row) -> str:
    words = straighten(_body(row))
    return words if pattern.id == "placeholder" else lower(words)


def _body(row: Row) -> str:
    return row.note.text.removeprefix(FRAME_OPENS).removesuffix(FRAME_CLOSES)
