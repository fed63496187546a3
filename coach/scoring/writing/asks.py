"""Which of the things that an employer asked for a reply answers, and where."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from coach.domain.messages import Label, LabelledSentence, Part, Span
from coach.scoring.labelling.features import cues_of
from coach.scoring.lazily import lazily
from coach.scoring.requests import Asked, asked_signs, documents_named, moments_in
from coach.scoring.writing.content import content_words, said_words, words_everywhere
from coach.scoring.writing.items import Item, asked_items

# D: of the content words of a question that a sentence must take up.
_SHARE = 0.34
_ENCLOSED = re.compile(
    r"\b(?:attach\w*|enclos\w*|below|herewith|link|sent|send\w*|upload\w*|follow|brought|bring|return\w*|complet\w*"
    r"|submit\w*|signed|done)\b",
    re.IGNORECASE,
)
_CAN = re.compile(
    r"\b(?:i(?:'m| am| can| could|'ll| will|'d| would)|free|any (?:day|time)|works?|suits?|either|both|confirm\w*)\b",
    re.IGNORECASE,
)
_IMPROVE = re.compile(r"\b(?:improv\w*|better|chang\w*|differently)\b", re.IGNORECASE)
# What answers speak of when it is not the interview.
_ELSE = frozenset({Asked.AVAILABILITY, Asked.DOCUMENTS})


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing asked for: `text` as the employer put it, `kind` where it is one of the usual four, and the sentence
    that answers it; None where none does."""

    text: str
    kind: Asked | None
    answered_in: Span | None


@dataclass(frozen=True)
class _Said:
    """A sentence of the reply."""

    text: str
    span: Span
    is_answer: bool
    is_thanks: bool

    @lazily
    def words(self) -> frozenset[str]:
        return said_words(self.text)

    @lazily
    def signs(self) -> tuple[Asked, ...]:
        return asked_signs(self.text)


def answered(request: str, text: str, sentences: Sequence[LabelledSentence]) -> tuple[Ask, ...]:
    """In the order of the request; `sentences` are those of `text`, the reply, as labelled."""
    items = tuple(asked_items(request))
    said = [_said(text, one) for one in sentences if one.part is Part.BODY]
    said = [one for one in said if not one.text.rstrip().endswith("?")]  # a question is no answer
    kinds = Counter(item.kind for item in items)
    return tuple(Ask(item.text, item.kind, _where(item, kinds[item.kind] == 1, said)) for item in items)


def _said(text: str, one: LabelledSentence) -> _Said:
    return _Said(
        text[one.start : one.end], Span(one.start, one.end), Label.ANSWER in one.labels, Label.GRATITUDE in one.labels
    )


def _where(item: Item, is_only_one: bool, said: Sequence[_Said]) -> Span | None:
    ranked = ((_fits(item, one, is_only_one), one.span) for one in said)
    best, span = max(ranked, key=lambda pair: pair[0], default=(0.0, None))
    return span if best > 0 else None


def _fits(item: Item, one: _Said, is_only_one: bool) -> float:
    """How well a sentence answers; 0 where it does not. Of several things of a kind each must be named."""
    words = content_words(item.text) - words_everywhere()
    share = len(words & one.words) / len(words) if words else 0.0
    match item.kind:
        case Asked.AVAILABILITY:
            fits = _gives_times(one, item) and (is_only_one or share > 0)
        case Asked.DOCUMENTS | Asked.TEST:
            hands_over = one.is_answer or _ENCLOSED.search(one.text) is not None
            fits = hands_over and item.kind in one.signs and _is_meant(one, item, is_only_one or share > 0)
        case Asked.OPINION:
            fits = _gives_opinion(one, item, is_only_one, share)
        case _:
            fits = share >= _SHARE or (one.is_answer and share > 0)
    return 0.1 + share + 0.5 * one.is_answer if fits else 0.0


def _gives_times(one: _Said, item: Item) -> bool:
    speaks_of_it = Asked.AVAILABILITY in one.signs
    if moments_in(one.text):
        return one.is_answer or speaks_of_it or _CAN.search(one.text) is not None
    # "That works for me": to a time that they named, a word is enough.
    return speaks_of_it and (one.is_answer or moments_in(item.text) > 0)


def _is_meant(one: _Said, item: Item, is_likely: bool) -> bool:
    """One document does not stand for another; "the documents" and "the form" are whatever comes."""
    named = content_words(" ".join(documents_named(item.text))) if item.kind is Asked.DOCUMENTS else frozenset()
    return not named.isdisjoint(one.words) if named else is_likely


def _gives_opinion(one: _Said, item: Item, is_only_one: bool, share: float) -> bool:
    if not one.is_answer:
        return share >= _SHARE and not one.is_thanks
    is_about_it = Asked.OPINION in one.signs or _ELSE.isdisjoint(one.signs)
    return share > 0 or (is_only_one and is_about_it) or (_suggests(item.text) and _suggests(one.text))


def _suggests(text: str) -> bool:
    return _IMPROVE.search(text) is not None or "~survey_words" in cues_of(text)
