"""A note as HTML, with the sentences that earned points and the words that need a look marked in it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from coach.domain.messages import Finding, ScoreResult
from coach.ui.components.badges import GLUE, criterion_badge, remark_badge
from coach.ui.components.palette import ink_variable


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text in which nothing begins or ends, with what holds for all of it."""

    start: int
    end: int
    criteria: tuple[str, ...]
    findings: tuple[int, ...]


def marked_note(text: str, result: ScoreResult, titles: Mapping[str, str]) -> str:
    """The marked text under its heading, with a key to the letters that stand in it."""
    key = "".join(
        f"<li>{criterion_badge(c.id)}{escape(titles.get(c.id, c.id))}</li>" for c in result.criteria if c.evidence
    )
    return (
        '<section aria-labelledby="fc-note"><h2 id="fc-note">Your note, marked</h2>'
        f'<ul class="fc-key">{key}</ul>{marked_text(text, result, titles)}</section>'
    )


def marked_text(text: str, result: ScoreResult, titles: Mapping[str, str]) -> str:
    """The note in the order of its words; everything typed by the user is escaped.

    Overlapping evidence is shown by one underline for each criterion and a lettered badge where its sentence ends.
    """
    note = _Note(text, result, titles)
    body = "".join(note.drawn(piece) for piece in pieces(text, result))
    return f'<div class="fc-letter" dir="auto">{body}</div>'


def is_placed(finding: Finding, text: str) -> bool:
    """Whether a finding points at some words: one about the note as a whole, or about what is not there, does not."""
    return finding.start < finding.end and (finding.start, finding.end) != (0, len(text))


def pieces(text: str, result: ScoreResult) -> list[Piece]:
    """The text cut wherever evidence or a finding begins or ends; the pieces in order cover all of it once."""
    evidence = [(span.start, span.end, n) for n, c in enumerate(result.criteria) for span in c.evidence]
    found = [(f.start, f.end, n) for n, f in enumerate(result.findings) if is_placed(f, text)]
    edges = {0, len(text)} | {edge for start, end, _ in [*evidence, *found] for edge in (start, end)}
    cuts = sorted(edge for edge in edges if 0 <= edge <= len(text))
    ids = [criterion.id for criterion in result.criteria]
    return [
        Piece(start, end, tuple(ids[n] for n in earning), noted)
        for start, end, earning, noted in zip(
            cuts, cuts[1:], _running(cuts, evidence), _running(cuts, found), strict=False
        )
    ]


def _running(cuts: Sequence[int], spans: Sequence[tuple[int, int, int]]) -> Iterator[tuple[int, ...]]:
    """The numbers of the spans that cover each piece between two cuts, lowest first."""
    opening, closing = defaultdict(list), defaultdict(list)
    for start, end, number in spans:
        opening[start].append(number)
        closing[end].append(number)
    running: Counter[int] = Counter()
    for cut in cuts[:-1]:
        running.subtract(closing[cut])
        running.update(opening[cut])
        running = +running
        yield tuple(sorted(running))


class _Note:
    """The note while it is drawn: knows where each mark ends and which links have been given out."""

    def __init__(self, text: str, result: ScoreResult, titles: Mapping[str, str]) -> None:
        self.text = text
        self.titles = titles
        self.findings = result.findings
        self.ends = {(c.id, span.end) for c in result.criteria for span in c.evidence}
        self.linked: set[str] = set()

    def drawn(self, piece: Piece) -> str:
        words = self._with_findings(piece, escape(_line_ends(self.text, piece.start, piece.end)))
        if not piece.criteria:
            return words
        names = [self._title(id_) for id_ in piece.criteria]
        return (
            f'<mark class="fc-mark fc-lines-{min(len(names), 4)}" style="{_lines(piece.criteria)}"'
            f' title="Counts for: {escape(", ".join(names))}">{words}{self._badges(piece)}</mark>'
        )

    def _with_findings(self, piece: Piece, words: str) -> str:
        for number in reversed(piece.findings):
            finding = self.findings[number]
            words = (
                f'<span class="fc-found fc-{finding.severity}"{self._anchor(f"found-{number + 1}")}'
                f' title="{escape(finding.message)}">{words}{self._finding_badge(number, piece.end)}</span>'
            )
        return words

    def _finding_badge(self, number: int, at: int) -> str:
        if self.findings[number].end != at:
            return ""
        return GLUE + remark_badge(number + 1, said=f" (remark {number + 1}) ")

    def _badges(self, piece: Piece) -> str:
        return "".join(
            GLUE + criterion_badge(id_, said=f" (counts for {self._title(id_)}) ", anchor=self._anchor(f"earns-{id_}"))
            for id_ in piece.criteria
            if (id_, piece.end) in self.ends
        )

    def _title(self, criterion: str) -> str:
        return self.titles.get(criterion, criterion)

    def _anchor(self, name: str) -> str:
        if name in self.linked:
            return ""
        self.linked.add(name)
        return f' id="{escape(name)}"'


def _lines(criteria: Sequence[str]) -> str:
    colours = [ink_variable(id_) for id_ in criteria[:4]]
    images = ",".join(f"linear-gradient({colour},{colour})" for colour in colours)
    return f"--ink:{colours[0]};background-image:{images}"


def _line_ends(text: str, start: int, end: int) -> str:
    """Text between two offsets with every line end as \\n, a CRLF cut in two included."""
    part = text[start:end]
    if part.endswith("\r") and text[end : end + 1] == "\n":
        part = part[:-1]
    return part.replace("\r\n", "\n").replace("\r", "\n")
