"""A user's words inside text that Streamlit reads as Markdown, such as messages and labels."""

import re

_MARKS = re.compile(r"([!-/:-@\[-`{-~])")  # every punctuation mark of ASCII: a backslash before it is always literal
# :smile: is made a picture, and an address a link, after the backslashes are gone.
_LIVE = re.compile(r":(?=[\w+/-]+:|//)|\bwww(?=\.)|@")
_WORD_JOINER = "\u2060"
_UNSPOKEN = re.compile(r"[^\w\s.,?'()-]|_{2,}")


def literal(text: str) -> str:
    """Text that is shown as it stands: no marks, links, pictures or formulas are made of it."""
    return _MARKS.sub(r"\\\1", _LIVE.sub(rf"\g<0>{_WORD_JOINER}", text)).replace("\n", "  \n")


def spoken(text: str) -> str:
    """Text for a hidden label, the name that screen readers say. It is read as Markdown all the same, which would
    fetch a picture, and said with its backslashes: so without any marks."""
    return " ".join(_UNSPOKEN.sub(" ", text).split())


def with_unseen(label: str, more: str) -> str:
    """The label of a button or a fold, and words beside it that only screen readers say: style.css hides the emphasis
    there. So many buttons that look alike are told apart."""
    return f"{label} *{literal(' '.join(more.split()))}*"
