"""What an employer asked for, taken apart, and which of it a reply answers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coach.domain.messages import Label, LabelledSentence, Part, Span
from coach.scoring.requests import Asked, asked_signs, moments_in
from coach.scoring.segmentation import read
from coach.scoring.writing.content import content_words

# A sentence that asks: a question, or a polite order.
_ASKS = re.compile(
    r"\?\s*$|\b(?:please|could you|can you|would you|will you|let (?:us|me) know|tell (?:us|me)|send (?:us|me)|we need"
    r"|we(?:'d| would) (?:like|need|love|be grateful)|i(?:'d| would) (?:like|need|love|be grateful)|kindly|fill in"
    r"|complete|confirm|return)\b",
    re.IGNORECASE,
)
_ENCLOSED = re.compile(r"\b(?:attach\w*|enclos\w*|below|herewith|link|sent|send)\b", re.IGNORECASE)
# D: of the content words of a question that a sentence must take up.
_SHARE = 0.34


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing asked for: `text` as the employer put it, `kind` where it is one of the usual four, and the sentence
    that answers it; None where none does."""

    text: str
    kind: Asked | None
    answered_in: Span | None


def answered(request: str, text: str, sentences: Sequence[LabelledSentence]) -> tuple[Ask, ...]:
    """In the order of the request; `sentences` are those of `text`, the reply, as labelled."""
    body = [one for one in sentences if one.part is Part.BODY]
    return tuple(Ask(said, kind, _where(said, kind, text, body)) for said, kind in asked_items(request))


def asked_items(request: str) -> Iterator[tuple[str, Asked | None]]:
    """Each sentence that asks, once for each of the usual four that it speaks of; the whole where none asks."""
    document = read(request)
    said = [document.of(one) for one in document.sentences if one.part is Part.BODY] or [request]
    asking = [one for one in said if _ASKS.search(one)] or [" ".join(request.split())]
    for one in asking:
        kinds = asked_signs(one)
        if one.strip():
            yield from ((one, kind) for kind in kinds or (None,))


def _where(said: str, kind: Asked | None, text: str, body: Sequence[LabelledSentence]) -> Span | None:
    ranked = [(_fits(said, kind, text[one.start : one.end], one), Span(one.start, one.end)) for one in body]
    best, span = max(ranked, key=lambda pair: pair[0], default=(0.0, None))
    return span if best > 0 else None


def _fits(said: str, kind: Asked | None, sentence: str, one: LabelledSentence) -> float:
    """How well a sentence answers; 0 where it does not. A question is no answer."""
    if sentence.rstrip().endswith("?"):
        return 0.0
    is_answer = Label.ANSWER in one.labels
    words = content_words(said)
    share = len(words & content_words(sentence)) / len(words) if words else 0.0
    speaks_of_it = kind in asked_signs(sentence)
    match kind:
        case Asked.AVAILABILITY:
            fits = moments_in(sentence) > 0 or (is_answer and speaks_of_it)
        case Asked.DOCUMENTS | Asked.TEST:
            fits = speaks_of_it and (is_answer or bool(_ENCLOSED.search(sentence)))
        case Asked.OPINION:
            fits = is_answer
        case _:
            fits = share >= _SHARE or (is_answer and share > 0)
    return 0.1 + share + 0.5 * is_answer if fits else 0.0
