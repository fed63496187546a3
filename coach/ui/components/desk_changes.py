"""Two versions of a note side by side, with what is gone and what is new marked in them."""

from collections.abc import Sequence
from html import escape

from coach.domain.messages import Span
from coach.scoring.writing.changes import changes


def side_by_side(before: str, after: str) -> str:
    """The earlier one first; says so where they are the same."""
    if before == after:
        return '<p class="fc-quiet">These two are the same, word for word.</p>'
    found = changes(before, after)
    gone, new = marked(before, found.gone, "del", "taken out"), marked(after, found.new, "ins", "new")
    return f'<div class="fc-two fc-versions">{_side("Before", gone)}{_side("After", new)}</div>'


def marked(text: str, spans: Sequence[Span], tag: str, title: str) -> str:
    """The text with an element of that kind and title around each span; spans in order and apart."""
    parts, last = [], 0
    for span in spans:
        parts += [
            escape(text[last : span.start]),
            f'<{tag} title="{escape(title)}">{escape(text[span.start : span.end])}</{tag}>',
        ]
        last = span.end
    return "".join([*parts, escape(text[last:])])


def _side(title: str, body: str) -> str:
    return f'<div><h3>{title}</h3><div class="fc-letter" dir="auto">{body}</div></div>'
