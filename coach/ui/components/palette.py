"""The colour and the letter of each criterion; the letter says the same as the colour to those who cannot tell it."""

from collections.abc import Mapping
from dataclasses import dataclass

from coach.domain.messages import Severity


@dataclass(frozen=True, slots=True)
class Ink:
    """A letter and its colour on a light and on a dark ground."""

    letter: str
    light: str
    dark: str


# Letters repeat only where the criteria never meet in one kind of message.
INKS: Mapping[str, Ink] = {
    "gratitude": Ink("G", "#8a5200", "#f0b95a"),
    "context": Ink("C", "#3d5a94", "#a3bcf0"),
    "specific": Ink("S", "#1b7044", "#74d6a4"),
    "qualification": Ink("Q", "#6d3fa3", "#c7a8f7"),
    "interest": Ink("I", "#ad2457", "#f79dbd"),
    "next_step": Ink("N", "#0a6a7a", "#66cfe0"),
    "question": Ink("Q", "#0a6a7a", "#66cfe0"),
    "patience": Ink("P", "#5c6600", "#c9d45f"),
    "helpful": Ink("H", "#7b4a2b", "#dcae90"),
    "answer": Ink("A", "#1d5cb8", "#94bfff"),
    "constructive": Ink("C", "#5c6600", "#c9d45f"),
    "professional": Ink("P", "#6d3fa3", "#c7a8f7"),
    "brevity": Ink("B", "#545b61", "#b9c0c5"),
    "frame": Ink("F", "#545b61", "#b9c0c5"),
    "clean": Ink("L", "#545b61", "#b9c0c5"),
    "impression": Ink("W", "#545b61", "#b9c0c5"),
}

SEVERITY_INKS: Mapping[Severity, Ink] = {
    Severity.STOP: Ink("!", "#ab1f17", "#ff9d94"),
    Severity.FIX: Ink("!", "#8a5200", "#f0b95a"),
    Severity.ADVICE: Ink("i", "#2f6178", "#9cc9de"),
}


def ink_of(criterion: str) -> Ink:
    """The ink of a criterion; one that the palette does not know gets its initial, in grey."""
    return INKS.get(criterion, Ink(criterion[:1].upper(), INKS["frame"].light, INKS["frame"].dark))


def ink_variable(criterion: str) -> str:
    """The criterion's colour as a CSS value that follows the theme."""
    return f"var(--ink-{criterion})" if criterion in INKS else "var(--ink-frame)"


def palette_css() -> str:
    """The colours as CSS variables; `light-dark()` follows the theme that Streamlit sets on the page."""
    inks = {f"ink-{name}": ink for name, ink in INKS.items()}
    inks |= {f"severity-{severity}": ink for severity, ink in SEVERITY_INKS.items()}
    return ":root{" + "".join(f"--{name}:light-dark({ink.light},{ink.dark});" for name, ink in inks.items()) + "}"
