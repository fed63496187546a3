"""Sentences as the encoder reads them: whole words in lower case, with what must not count brought to one form."""

from coach.scoring.labelling.tokens import masked

# The encoder was pretrained on running text, so that a mask would be no word to it: a common word stands for all.
_STAND_INS = {"NAME": "smith", "DAY": "monday", "MONTH": "march", "TITLE": "mr"}
# What stands for "Dear" where a sentence begins with it: by the rubric that choice is never scored.
_OPENINGS = frozenset({"hi", "hello"})


def levelled(text: str, lexicon: frozenset[str]) -> tuple[str, ...]:
    """Words and signs of a sentence; all names, titles, days and months alike, spelling American, he and she they; what
    begins with Hi or Hello begins with Dear.

    `lexicon` as for `tokens`. Numbers, addresses and what stands in brackets stay as written.
    """
    calm = text.lower() if text.isupper() else text  # all in capitals, no word would be known from a name
    words = tuple(
        _STAND_INS.get(mask) or (written.lower() if mask.isupper() else mask) for written, mask in masked(calm, lexicon)
    )
    return ("dear", *words[1:]) if words and words[0] in _OPENINGS else words
