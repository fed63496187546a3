"""The small lettered and numbered squares that tie a mark in the note to its line in a list."""

from html import escape

from coach.ui.components.palette import ink_of, ink_variable

# A word joiner: keeps the badge on the line of the word before it.
GLUE = '<span class="fc-glue" aria-hidden="true">\u2060</span>'


def criterion_badge(criterion: str, *, said: str = "", anchor: str = "") -> str:
    """The criterion's letter on its colour; screen readers hear `said` instead, or nothing where the name follows."""
    letter = escape(ink_of(criterion).letter)
    return f'<span class="fc-badge" style="--ink:{ink_variable(criterion)}"{anchor}>{_shown(letter, said)}</span>'


def remark_badge(number: int, *, said: str = "") -> str:
    """The number of a remark; its colour is that of the severity around it."""
    return f'<span class="fc-badge fc-remark-number">{_shown(str(number), said)}</span>'


def unseen(text: str) -> str:
    """Words for screen readers alone."""
    return f'<span class="fc-unseen">{escape(text)}</span>'


def _shown(sign: str, said: str) -> str:
    return f'<span aria-hidden="true">{sign}</span>{unseen(said) if said else ""}'
