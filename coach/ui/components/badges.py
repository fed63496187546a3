"""The small lettered and numbered squares that tie a mark in the note to its line in a list."""

from html import escape

from coach.ui.components.palette import ink_of, ink_variable

# A word joiner: keeps the badge on the line of the word before it.
GLUE = '<span class="fc-glue" aria-hidden="true">\u2060</span>'


def criterion_badge(criterion: str, attributes: str = "") -> str:
    """The criterion's letter on its colour; hidden from screen readers, which are given its name beside it."""
    letter = escape(ink_of(criterion).letter)
    return (
        f'<span class="fc-badge" style="--ink:{ink_variable(criterion)}" aria-hidden="true"{attributes}>{letter}</span>'
    )


def remark_badge(number: int) -> str:
    """The number of a remark; its colour is that of the severity around it."""
    return f'<span class="fc-badge fc-remark-number" aria-hidden="true">{number}</span>'


def unseen(text: str) -> str:
    """Words for screen readers alone; `text` must be escaped."""
    return f'<span class="fc-unseen">{text}</span>'
