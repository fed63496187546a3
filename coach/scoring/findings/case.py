"""A message laid out for the detectors: its own passages, straightened and in lower case, at unchanged offsets."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from coach.domain.findings import load_findings
from coach.domain.messages import Finding, Kind, Label, Note, Part
from coach.scoring.document import Document, Sentence, by_part
from coach.scoring.lazily import lazily

# One character for one, so that every offset stays true.
_ASCII_SPACES = dict.fromkeys("\t\n\r\v\f", " ")
_STRAIGHT = {
    "’": "'", "‘": "'", "ʼ": "'", "´": "'", "“": '"', "”": '"', "„": '"', "‐": "-", "‑": "-", "–": "-", "—": "-",
    **_ASCII_SPACES, **dict.fromkeys("\x85\u00a0\u2007\u202f\u2028\u2029", " "),
}  # fmt: skip


def straighten(text: str) -> str:
    """Straight quotes, plain hyphens and single kinds of white space; exactly as long as `text`."""
    replaced = _ASCII_SPACES if text.isascii() else _STRAIGHT
    for written, plain in replaced.items():  # twenty times as fast as str.translate on curly quotes
        text = text.replace(written, plain)
    return text


def lower(text: str) -> str:
    """Lower case, exactly as long as `text`: the few letters that would grow stay as they are."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


class Passage(NamedTuple):
    """A sentence of the writer's own: `words` as written but straightened, `lower` the same in lower case.

    A tuple, because every re-score makes one of each sentence and a dataclass takes three times as long to make.
    """

    start: int
    end: int
    part: Part
    words: str
    lower: str
    labels: frozenset[Label]
    red_flag: float


@dataclass(frozen=True, kw_only=True)
class Case:
    """Everything a detector may look at; `labels` and `red_flag` (0 to 1) follow the sentences of the document."""

    note: Note
    document: Document
    kind: Kind
    labels: Sequence[frozenset[Label]]
    red_flag: Sequence[float]

    @lazily
    def words(self) -> str:
        """The text without what others wrote, straightened, at unchanged offsets."""
        text, pieces, done = straighten(self.document.text), [], 0
        for sentence in self.document.in_part(Part.QUOTED):
            pieces += [text[done : sentence.start], " " * (sentence.end - sentence.start)]
            done = sentence.end
        return "".join([*pieces, text[done:]])

    @lazily
    def lower(self) -> str:
        return lower(self.words)

    @lazily
    def passages(self) -> tuple[Passage, ...]:
        """Greeting, body and close in order; nothing that is quoted."""
        rows = zip(self.document.sentences, self.labels, self.red_flag, strict=True)
        return tuple(
            self._passage(sentence, labels, red_flag)
            for sentence, labels, red_flag in rows
            if sentence.part is not Part.QUOTED
        )

    def _passage(self, sentence: Sentence, labels: frozenset[Label], red_flag: float) -> Passage:
        start, end = sentence.start, sentence.end
        return Passage(start, end, sentence.part, self.words[start:end], self.lower[start:end], labels, red_flag)

    def part(self, part: Part) -> tuple[Passage, ...]:
        return self._by_part.get(part, ())

    @lazily
    def _by_part(self) -> Mapping[Part, tuple[Passage, ...]]:
        return by_part(self.passages)


def finding(id_: str, start: int, end: int, replacements: tuple[str, ...] = ()) -> Finding:
    """A finding as the catalogue words it, over the half-open range of code points."""
    rule = load_findings()[id_]
    return Finding(rule.id, rule.severity, start, end, rule.message, replacements)


def finding_at(id_: str, passage: Passage, match: re.Match[str], replacements: tuple[str, ...] = ()) -> Finding:
    """A finding over the words that a pattern met in one passage."""
    return finding(id_, passage.start + match.start(), passage.start + match.end(), replacements)
