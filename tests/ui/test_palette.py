"""Marks can be told apart in both themes, and by letter as well as by colour."""

import tomllib
from itertools import combinations
from pathlib import Path

import pytest

from coach.domain.messages import Kind
from coach.domain.rubric import load_rubric
from coach.ui.components.palette import INKS, SEVERITY_INKS, ink_of, palette_css

CONFIG = tomllib.loads((Path(__file__).parents[2] / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
THEMES = ("light", "dark")
ALL_INKS = [*INKS.items(), *SEVERITY_INKS.items()]
READABLE = 4.5  # WCAG 2.2, 1.4.3: text


def luminance(colour: str) -> float:
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_the_standard_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", ["backgroundColor", "secondaryBackgroundColor"])
@pytest.mark.parametrize(("name", "ink"), ALL_INKS)
def test_every_mark_stands_out_from_both_grounds_of_both_themes(
    theme: str, ground: str, name: str, ink: object
) -> None:
    assert contrast(getattr(ink, theme), CONFIG["theme"][theme][ground]) >= READABLE, name


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("colour", ["textColor", "linkColor", "primaryColor"])
def test_text_links_and_buttons_can_be_read_in_both_themes(theme: str, colour: str) -> None:
    palette = CONFIG["theme"][theme]
    assert contrast(palette[colour], palette["backgroundColor"]) >= READABLE
    assert contrast(palette[colour], palette["secondaryBackgroundColor"]) >= READABLE


@pytest.mark.parametrize("kind", list(load_rubric().criteria))
def test_no_two_criteria_of_a_kind_share_a_letter(kind: Kind) -> None:
    criteria = load_rubric().criteria[kind]
    assert {criterion.id for criterion in criteria} <= set(INKS)
    for one, other in combinations(criteria, 2):
        assert ink_of(one.id).letter != ink_of(other.id).letter


def test_a_criterion_that_the_palette_does_not_know_still_has_a_letter() -> None:
    assert ink_of("warmth").letter == "W"


def test_every_colour_reaches_the_page() -> None:
    css = palette_css()
    assert all(f"--ink-{name}:light-dark({ink.light},{ink.dark});" in css for name, ink in INKS.items())
    assert all(f"--severity-{severity}:" in css for severity in SEVERITY_INKS)
