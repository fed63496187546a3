"""Whether a text is a message in English at all, before anything is scored."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from coach.domain.messages import CannotScore, Part
from coach.scoring import kept
from coach.scoring.code_lines import is_table_or_code
from coach.scoring.document import Document
from coach.scoring.heaps import judge_words, words_of
from coach.scoring.repetition import is_repetition

# RUBRIC, "Cannot be scored".
FEWEST_WORDS = 5
# D: an English note with a sentence or a name in another script stays below; a note in that script has nearly all.
MOST_OTHER_SCRIPT = 0.4
# D: below this many letters of another script there is more of a name or a sign than of a language.
FEWEST_LETTERS_OF_SCRIPT = 5
# D: a note with a link or two has ten words to each; a list of links has none.
MOST_LINKS = 0.5

_TOKEN = re.compile(r"\w+(?:['’.@:/-]\w+)*")
_LETTER = re.compile(r"[^\W\d_]")
_NOT_LATIN = re.compile(r"[^\W\d_A-Za-zªº\u00c0-\u024f\u1e00-\u1eff\ufb00-\ufb06]")
_LINK = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,64}\.\S+")
# D: nobody quotes more; without a limit each of many marks that open would be followed to the end of the line.
_SAID = re.compile(r'"[^"\n]*"|[“„][^“”\n]{0,1000}[”“]|«[^«»\n]*»')


def screen(document: Document) -> CannotScore | None:
    """Why the text cannot be scored, or None; quoted mail does not count. Never raises."""
    own = [text for text, part in zip(document.texts, document.parts, strict=True) if part is not Part.QUOTED]
    text = "\n".join(own)
    read = [_tokens(sentence) for sentence in own]
    tokens = [token for one in read for token in one.tokens]
    if not tokens:
        return CannotScore.EMPTY
    if _is_other_script(text):
        return CannotScore.NOT_ENGLISH
    if _is_list_of_links(text):
        return CannotScore.NOT_A_MESSAGE
    if len(tokens) < FEWEST_WORDS:
        return CannotScore.TOO_SHORT
    if is_repetition(tokens) or is_table_or_code(text, len(tokens), sum(one.figures for one in read)):
        return CannotScore.NOT_A_MESSAGE
    return judge_words(_prose(document, own))


class _Tokens(NamedTuple):
    """The tokens of a sentence in lower case, and how many of them begin with a figure."""

    tokens: tuple[str, ...]
    figures: int


# No token, link or citation spans two sentences, so each sentence is read by itself and kept: an edit pays for
# the changed sentence only.
@lru_cache(maxsize=kept.SENTENCES)
def _tokens(sentence: str) -> _Tokens:
    tokens = tuple(token.lower() for token in _TOKEN.findall(sentence))
    return _Tokens(tokens, len([token for token in tokens if token[0].isdigit()]))


def _prose(document: Document, own: Sequence[str]) -> Sequence[str]:
    """What the writer says: without greeting, close, citations and links, where enough words are left."""
    body = list(map(_without_links, document.body))
    for said in (list(map(_without_citations, body)), body):
        if sum(len(words_of(sentence).words) for sentence in said) >= FEWEST_WORDS:
            return said
    return own


def _without_citations(sentence: str) -> str:
    return _SAID.sub(" ", sentence) if any(mark in sentence for mark in '"“„«') else sentence


def _without_links(text: str) -> str:
    return _LINK.sub(" ", text) if _has_links(text) else text


def _is_other_script(text: str) -> bool:
    other = 0 if text.isascii() else len(_NOT_LATIN.findall(text))
    return other >= FEWEST_LETTERS_OF_SCRIPT and other > MOST_OTHER_SCRIPT * len(_LETTER.findall(text))


def _is_list_of_links(text: str) -> bool:
    links = len(_LINK.findall(text)) if _has_links(text) else 0
    return links > 1 and links >= MOST_LINKS * len(text.split())


def _has_links(text: str) -> bool:
    return "@" in text or "://" in text or "www." in text
