"""A user's words inside text that Streamlit reads as Markdown, such as messages and labels."""

import re

_MARKS = re.compile(r"([!-/:-@\[-`{-~])")  # every punctuation mark of ASCII: a backslash before it is always literal
_SHORTCODE = re.compile(r":(?=[\w+/-]+:)")  # :smile: is made a picture after the backslashes are gone
_WORD_JOINER = "\u2060"


def literal(text: str) -> str:
    """Text that is shown as it stands: no marks, links, pictures or formulas are made of it."""
    return _MARKS.sub(r"\\\1", _SHORTCODE.sub(f":{_WORD_JOINER}", text)).replace("\n", "  \n")
