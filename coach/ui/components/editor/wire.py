"""How the editor's values travel to the browser and back."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from coach.domain.messages import Severity
from coach.ui.components.editor.values import Change, Mark, Opening, Show, Typed
from coach.ui.components.palette import SEVERITY_INKS, ink_of, ink_variable

# The shape says it too, to those who cannot tell the colours: what counts has a plain line.
_LINES: Mapping[Severity, str] = {Severity.STOP: "double", Severity.FIX: "dashed", Severity.ADVICE: "dotted"}
_COUNTS = "Counts for"
_TYPES: Mapping[str, type] = {"draft_id": str, "revision": int, "version": int, "sequence": int, "text": str}


def mark_data(marks: Sequence[Mark]) -> list[dict[str, object]]:
    """The marks in the order of the text, the longer first, each with its letter, ink and line."""
    return [_mark(mark) for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)) if mark.start < mark.end]


def order_data(order: Change | Show | Opening | None) -> dict[str, object] | None:
    """A change, a thing to show or an opening, as the browser reads it."""
    return asdict(order) if order else None


def read_typed(value: object) -> Typed | None:
    """What the browser says was typed; None for anything that is not in that form.

    Half a pair of surrogates, which no text of a person contains and no database takes, becomes U+FFFD.
    """
    if not isinstance(value, Mapping) or any(type(value.get(name)) is not kind for name, kind in _TYPES.items()):
        return None
    whole = value["text"].encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return Typed(**{name: value[name] for name in _TYPES if name != "text"}, text=whole)


def _mark(mark: Mark) -> dict[str, object]:
    return {
        "start": mark.start,
        "end": mark.end,
        "criterion": mark.criterion,
        "finding": mark.finding,
        "title": f"{_COUNTS}: {mark.title}" if mark.severity is None else mark.title,
        "reason": mark.reason,
        "replacements": list(mark.replacements),
        "anchor": mark.anchor,
        **_look(mark),
    }


def _look(mark: Mark) -> dict[str, object]:
    if mark.severity is not None:
        ink = SEVERITY_INKS[mark.severity]
        return {"letter": ink.letter, "ink": f"var(--severity-{mark.severity})", "line": _LINES[mark.severity]}
    criterion = mark.criterion or "frame"
    return {"letter": ink_of(criterion).letter, "ink": ink_variable(criterion), "line": "solid"}
