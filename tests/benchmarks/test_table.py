"""The tables say what was measured and no more: what is missing is missing, what is noisy is said to be."""

from pathlib import Path

import pytest

from tests.benchmarks.cells import digits
from tests.benchmarks.keeping import Figure, Group, Kept, load
from tests.benchmarks.table import KEPT, PAGES, TABLES, fill
from tests.benchmarks.tools import TOOLS

MACHINE = "2 × Loom, Linux, Python 3.11.7"


def figure(median: float, version: str | None = None, peak_mb: float | None = None) -> Figure:
    return Figure(median, median * 0.9, median * 1.1, median * 2, 5, version, peak_mb)


def group(others: float | None = 0.0, /, **figures: Figure) -> Group:
    return Group("2026-11-26", MACHINE, others, figures)


BESIDE = {
    "one note": group(coach=figure(0.004, "0.1.0"), harper=figure(0.02, "0.2.0")),
    "many notes": group(coach=figure(0.002, "0.1.0", 220), harper=figure(0.03, "0.2.0", 218), floor=figure(0.001)),
}


def rows(table: str) -> dict[str, list[str]]:
    """The cells of each line by the first, the head among them."""
    cut = [[cell.strip() for cell in line.strip("|\n").split("|")] for line in table.splitlines() if line[:1] == "|"]
    return {first: rest for first, *rest in cut}


def test_a_tool_stands_beside_ours_with_its_ratio() -> None:
    found = rows(TABLES["beside others"](BESIDE))
    assert found[""] == ["a new note, ms", "× ours", "2,000 notes, ms each", "× ours", "memory, MB"]
    assert found["Follow-Up Coach 0.1.0: the whole rubric"] == ["4.00", "1.00", "2.00", "1.00", "220"]
    assert found["Harper 0.2.0: spelling and grammar"] == ["20.0", "5.00", "30.0", "15.0", "218"]


def test_a_tool_that_is_not_there_is_said_to_be_left_out() -> None:
    found = rows(TABLES["beside others"](BESIDE))
    assert found["VADER: sentiment"] == ["left out: not installed", "", "", "", ""]
    assert len(found) == 2 + len(TOOLS)


@pytest.mark.parametrize(
    ("others", "is_marked"), [(None, False), (0.0, False), (0.2, False), (0.21, True), (2.0, True)]
)
def test_figures_are_marked_where_others_used_the_machine(others: float | None, is_marked: bool) -> None:
    table = TABLES["starts"]({"start": group(others, **{"coach score": figure(0.5)})})
    assert ("NOISY" in table) is is_marked
    assert f"2026-11-26, {MACHINE}" in table


def test_the_ways_of_many_notes_are_compared_with_one_by_one() -> None:
    kept = BESIDE | {"many by command": group(command=figure(0.0005))}
    found = list(rows(TABLES["many ways"](kept)).values())[2:]
    assert found == [["2.00", "500", "1.00"], ["0.50", "2,000", "0.25"], ["1.00", "1,000", "0.50"]]


def test_where_the_time_goes_adds_up() -> None:
    steps = {"sentences": figure(0.001), "sentences again": figure(0.0005), "proofreading": figure(0.001)}
    found = rows(TABLES["where it goes"]({"steps": group(**steps)}))
    assert found["sentences"] == ["2.00", "1.00", "60"]
    assert found["proofreading"] == ["2.00", "0.000", "40"]
    assert found["**all**"] == ["4.00", "1.00", "100"]


def test_pages_stand_beside_the_empty_app() -> None:
    kept = {"page cold": group(coach=figure(3.0), empty=figure(2.0)), "key to points": group(coach=figure(0.2))}
    found = rows(TABLES["pages"](kept))
    assert found["from the start of the server to the first page painted"][-1] == "1.50"
    assert found["from the last key to the new points painted"][:2] == ["0.20", "0.18 to 0.22"]


def test_before_and_after_has_only_what_was_measured_twice() -> None:
    kept = {
        "one note before": group(coach=figure(0.03)), "one note": group(coach=figure(0.01)), "one edit": group(coach=figure(1)),
        "steps before": group(sentences=figure(0.002)), "steps": group(sentences=figure(0.001)),
    }  # fmt: skip
    found = rows(TABLES["before and after"](kept))
    assert found["a new note of 120 words"] == ["30.0", "10.0", "3.00"]
    assert found["step: sentences"] == ["4.00", "2.00", "2.00"]
    assert "one word changed" not in found


@pytest.mark.parametrize("name", TABLES)
def test_without_any_figure_a_table_says_how_to_get_them(name: str) -> None:
    assert TABLES[name]({}) == "Not measured yet: `make bench`.\n"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "0.000"),
        (0.0049, "0.005"),
        (0.1, "0.10"),
        (9.994, "9.99"),
        (10, "10.0"),
        (99.9, "99.9"),
        (12345.6, "12,346"),
    ],
)
def test_a_figure_has_the_digits_that_count(value: float, written: str) -> None:
    assert digits(value) == written


def test_only_what_stands_between_the_marks_is_written_anew() -> None:
    text = "before\n<!-- made by make bench: starts -->\nold\n<!-- end -->\nafter\n"
    once = fill(text, BESIDE)
    assert once.startswith("before\n<!-- made by make bench: starts -->\nNot measured yet")
    assert once.endswith("<!-- end -->\nafter\n")
    assert fill(once, BESIDE) == once


def test_a_place_for_a_table_that_nobody_makes_is_a_fault() -> None:
    with pytest.raises(KeyError, match="speeds"):
        fill("<!-- made by make bench: speeds -->\n<!-- end -->", {})


@pytest.fixture(scope="module")
def kept() -> Kept:
    return load(KEPT.read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_tables_in_the_docs_are_those_of_the_figures_that_are_kept(kept: Kept, page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert fill(text, kept) == text


def test_every_table_has_its_place() -> None:
    text = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    for name in TABLES:
        assert f"<!-- made by make bench: {name} -->" in text
