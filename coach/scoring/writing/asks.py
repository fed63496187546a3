"""What an employer asked for, taken apart, and which of it a reply answers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coach.domain.messages import Label, LabelledSentence, Part, Span
from coach.scoring.requests import Asked, asked_signs, moments_in
from coach.scoring.segmentation import read
from coach.scoring.writing.content import content_words

# A sentence that asks: a question, or a polite order. What they "would like to" tell is none.
_ASKS = re.compile(
    r"\?\s*$|\b(?:please(?! (?:find|see|note|feel|do not|don't))|could you|can you|would you|will you"
    r"|let (?:us|me) know|tell (?:us|me)|send (?:us|me)|we need|(?:we|i)(?:'d| would) (?:like|need|love|be grateful)"
    r"(?! to (?:invite|thank|offer|tell|inform|let you|say))"
    r"|kindly|fill in|complete|confirm|return)\b",
    re.IGNORECASE,
)
# Words that ask, which an answer need not take up.
_ASKING = content_words(
    "please could tell let know send us me need like love kindly confirm give also want copy copies"
)
_BULLET = re.compile(r"^(?:[-*•·–—]\s*|\(?(?:\d{1,2}|[a-z])[.)]\s+)")
# Where a second thing begins: "two references and a copy of your passport", "…, and whether you can travel".
_NEXT = re.compile(
    r"(?:,(?: and| as well as)?|\band|\bas well as)\s+(?:also )?(?=(?:your|an?|two|three|four|five|whether|how|when|"
    r"which|what|why|where|is|are|do|could|would|can|please|tell|send)\s)",
    re.IGNORECASE,
)
_SENTENCE_END = ":;,. "
_NO_OPINION = frozenset({Asked.AVAILABILITY, Asked.DOCUMENTS})
_ENCLOSED = re.compile(r"\b(?:attach\w*|enclos\w*|below|herewith|link|sent|send|uploaded|returned)\b", re.IGNORECASE)
_ANY_DOCUMENT = content_words("document documents paperwork form forms proof")
# "What could we do better?" asks for an opinion, not for a time.
_OPINION = re.compile(
    r"\b(?:could|can)(?: we)? do (?:better|differently|more)\b|\bwhat did you (?:think|make|like)\b", re.IGNORECASE
)
# D: of the content words of a question that a sentence must take up, and where it asks for a document or a test.
_SHARE, _MOST = 0.33, 0.4


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing asked for: `text` as the employer put it, `kind` where it is one of the usual four, and the sentence
    that answers it; None where none does."""

    text: str
    kind: Asked | None
    answered_in: Span | None


@dataclass(frozen=True, slots=True)
class _Sought:
    """What a sentence must do to answer; `is_alone`: nothing else of its kind was asked."""

    kind: Asked | None
    words: frozenset[str]
    is_alone: bool


def answered(request: str, text: str, sentences: Sequence[LabelledSentence]) -> tuple[Ask, ...]:
    """In the order of the request; `sentences` are those of `text`, the reply, as labelled."""
    body = [one for one in sentences if one.part is Part.BODY]
    items = list(asked_items(request))
    kinds = [kind for _, kind in items]
    sought = [_Sought(kind, content_words(said) - _ASKING, kinds.count(kind) == 1) for said, kind in items]
    return tuple(Ask(said, kind, _where(one, text, body)) for (said, kind), one in zip(items, sought, strict=True))


def asked_items(request: str) -> Iterator[tuple[str, Asked | None]]:
    """Each thing asked for, once for each of the usual four that it speaks of; the whole where nothing asks."""
    document = read(request)
    said = [document.of(one) for one in document.sentences if one.part is Part.BODY] or [request]
    for one in list(_asking(said)) or [" ".join(request.split())]:
        if one.strip():
            yield from ((one, kind) for kind in _kinds(one) or (None,))


def _asking(said: Sequence[str]) -> Iterator[str]:
    """Sentences that ask, their parts, and the lines of a list that one of them leads in."""
    in_list = False
    for place, one in enumerate(said):
        bullet = _BULLET.match(one)
        in_list = in_list and bullet is not None
        if in_list or _ASKS.search(one):
            leads_in = one.rstrip().endswith(":") and place + 1 < len(said) and _BULLET.match(said[place + 1])
            in_list = in_list or bool(leads_in)
            if not leads_in:
                yield from _parts(one[bullet.end() :] if bullet else one)


def _parts(sentence: str) -> Iterator[str]:
    """A part that says nothing of its own, such as "Please", stays with what follows."""
    start = 0
    for match in _NEXT.finditer(sentence):
        if content_words(sentence[start : match.start()]) - _ASKING:
            yield sentence[start : match.start()].strip(_SENTENCE_END)
            start = match.end()
    yield sentence[start:].strip()


def _kinds(said: str) -> tuple[Asked, ...]:
    return asked_signs(_OPINION.sub("opinion", said))


def _where(sought: _Sought, text: str, body: Sequence[LabelledSentence]) -> Span | None:
    ranked = [(_fits(sought, text[one.start : one.end], one), Span(one.start, one.end)) for one in body]
    best, span = max(ranked, key=lambda pair: pair[0], default=(0.0, None))
    return span if best > 0 else None


def _fits(sought: _Sought, sentence: str, one: LabelledSentence) -> float:
    """How well a sentence answers; 0 where it does not. A question is no answer."""
    if sentence.rstrip().endswith("?"):
        return 0.0
    is_answer = Label.ANSWER in one.labels
    said = content_words(sentence)
    share = len(sought.words & said) / len(sought.words) if sought.words else 0.0
    speaks_of_it = sought.kind in asked_signs(sentence)
    match sought.kind:
        case Asked.AVAILABILITY:
            has_time = moments_in(sentence) > 0 or (is_answer and speaks_of_it)
            fits = has_time and (sought.is_alone or share > 0)
        case Asked.DOCUMENTS | Asked.TEST:
            # One document does not stand for another.
            is_meant = sought.kind is Asked.TEST or share > 0 or sought.words <= _ANY_DOCUMENT
            fits = (speaks_of_it and is_meant and (is_answer or bool(_ENCLOSED.search(sentence)))) or share >= _MOST
        case Asked.OPINION:
            fits = is_answer and (speaks_of_it or share > 0 or _NO_OPINION.isdisjoint(asked_signs(sentence)))
        case _:
            fits = share >= _SHARE or (is_answer and share > 0)
    return 0.1 + share + 0.5 * is_answer if fits else 0.0
