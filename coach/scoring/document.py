"""A message taken apart: the sentences, each with its part, at exact offsets into the text as given."""

from dataclasses import dataclass

from coach.domain.messages import Part


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, bullet or line: `text[start:end]` of its document, without white space at either end."""

    start: int
    end: int
    part: Part


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its sentences in order; they never overlap and together cover every word."""

    text: str
    sentences: tuple[Sentence, ...]

    def of(self, sentence: Sentence) -> str:
        """The words of one sentence, as written."""
        return self.text[sentence.start : sentence.end]

    def in_part(self, part: Part) -> tuple[Sentence, ...]:
        """The sentences of one part, in order."""
        return tuple(sentence for sentence in self.sentences if sentence.part is part)
