"""The tables of README.md and docs/speed.md, made of the figures in docs/speed.json.

`python -m tests.benchmarks.table RUN.json …` takes in what pytest-benchmark wrote; with `--before`, as what was measured
before a change. Without a run it makes the tables anew.
"""

import argparse
import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.benchmarks.cells import NOT_YET, digits, ms, notes, ratio, seconds, spread, table
from tests.benchmarks.keeping import Figure, Kept, dump, load, read_run
from tests.benchmarks.steps import NAMES as STEPS
from tests.benchmarks.tools import TOOLS, Tool
from tests.processes import ROOT

KEPT = ROOT / "docs" / "speed.json"
PAGES = (ROOT / "README.md", ROOT / "docs" / "speed.md")
OURS, BEFORE, AGAIN = "coach", " before", " again"
_PLACE = re.compile(r"(<!-- made by make bench: (?P<name>[a-z ]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def beside_others(kept: Kept) -> str:
    """Each tool, and how its time compares with ours."""
    return _beside(kept, {"one note": "a new note, ms", "many notes": "2,000 notes, ms each"})


def beside_others_in_full(kept: Kept) -> str:
    """The same with what a tool keeps, and its start."""
    groups = {
        "one note": "a new note, ms",
        "one edit": "one word changed, ms",
        "many notes": "2,000 notes, ms each",
        "first answer": "first answer, ms",
    }
    return _beside(kept, groups)


def many_ways(kept: Kept) -> str:
    """2,000 notes by each of our ways, beside the least that they cost."""
    ways = [
        ("many notes", OURS, "one by one"),
        ("many notes", "bulk", "many at once, in one process"),
        ("many by command", "command", "`coach score --jsonl`, start, reading and writing counted"),
        ("many notes", "floor", "floor: word pieces and products alone, one sentence at a time"),
    ]
    ours = _figure(kept, "many notes", OURS)
    rows = [["2,000 different notes", "ms a note", "notes a second", "× one by one"]]
    for group, name, title in ways:
        if one := _figure(kept, group, name):
            rows.append([title, ms(one), f"{1 / one.median:,.0f}", ratio(one, ours)])
    return table(rows) + notes(kept, "many notes", "many by command")


def where_it_goes(kept: Kept) -> str:
    """Mean milliseconds of each step of a score."""
    if "steps" not in kept:
        return NOT_YET
    rows = [["step", "reading the note, ms", "trying the next edits, ms", "both, %"]]
    first, again = ([_mean(kept, "steps", step + which) for step in STEPS] for which in ("", AGAIN))
    whole = sum(first) + sum(again)
    for step, one, other in zip(STEPS, first, again, strict=True):
        rows.append([step, digits(one), digits(other), f"{100 * (one + other) / whole:.0f}"])
    rows.append(["**all**", digits(sum(first)), digits(sum(again)), "100"])
    if floor := _figure(kept, "one note", "floor"):
        rows.append(["floor: word pieces and products alone", digits(1_000 * floor.mean), "", ""])
    return table(rows) + notes(kept, "steps")


def starts(kept: Kept) -> str:
    """From the command to its end."""
    titles = {
        "python": "Python that does nothing",
        "packages": "Python that imports numpy and onnxruntime",
        "coach score": "`coach score note.txt`",
    }
    rows = [["a fresh process", "seconds", "quartiles"]]
    rows += [
        [title, seconds(one), spread(one)] for name, title in titles.items() if (one := _figure(kept, "start", name))
    ]
    return table(rows) + notes(kept, "start")


def pages(kept: Kept) -> str:
    """The app beside an empty one."""
    titles = {
        "page cold": "from the start of the server to the first page painted",
        "page warm": "first page of a server that runs, in a browser that has not seen it",
    }
    rows = [["", "the coach, s", "quartiles", "empty app, s", "quartiles", "× empty"]]
    for group, title in titles.items():
        ours, empty = _figure(kept, group, OURS), _figure(kept, group, "empty")
        if ours and empty:
            rows.append([title, seconds(ours), spread(ours), seconds(empty), spread(empty), ratio(ours, empty)])
    if key := _figure(kept, "key to points", OURS):
        rows.append(["from the last key to the new points painted", seconds(key), spread(key), "", "", ""])
    ours, empty = _figure(kept, "page warm", OURS), _figure(kept, "page warm", "empty")
    if ours and empty and ours.peak_mb and empty.peak_mb:
        rows.append(["memory of the server, MB", f"{ours.peak_mb:.0f}", "", f"{empty.peak_mb:.0f}", "", ""])
    return table(rows) + notes(kept, "page cold", "page warm", "key to points")


def before_and_after(kept: Kept) -> str:
    """What was measured before a change, where that was kept, beside what is now."""
    things = [
        ("one note", OURS, "a new note of 120 words"),
        ("one edit", OURS, "one word changed"),
        ("many notes", OURS, "2,000 notes one by one, a note"),
        ("many by command", "command", "2,000 notes by `coach score --jsonl`, a note"),
        ("start", "coach score", "`coach score note.txt`"),
        ("page cold", OURS, "start to first page painted"),
        ("page warm", OURS, "first page of a server that runs"),
        ("key to points", OURS, "last key to points"),
    ]
    rows = [["", "before, ms", "now, ms", "before ÷ now"]]
    for group, name, title in things:
        old, new = _figure(kept, group + BEFORE, name), _figure(kept, group, name)
        if old and new:
            rows.append([title, ms(old), ms(new), ratio(old, new)])
    if "steps" in kept and "steps" + BEFORE in kept:
        for step in STEPS:
            was, is_ = (
                _mean(kept, group, step) + _mean(kept, group, step + AGAIN) for group in ("steps before", "steps")
            )
            rows.append([f"step: {step}", digits(was), digits(is_), digits(was / is_) if is_ else ""])
    used = [group for group, *_ in (*things, ("steps",)) if group in kept and group + BEFORE in kept]
    return table(rows) + notes(kept, *dict.fromkeys(group + when for group in used for when in (BEFORE, "")))


TABLES: dict[str, Callable[[Kept], str]] = {
    "beside others": beside_others,
    "beside others in full": beside_others_in_full,
    "many ways": many_ways,
    "where it goes": where_it_goes,
    "starts": starts,
    "pages": pages,
    "before and after": before_and_after,
}


def fill(text: str, kept: Kept) -> str:
    """The text with every table in its place; raises KeyError for a place whose table nobody makes."""
    return _PLACE.sub(lambda place: place[1] + TABLES[place["name"]](kept) + place[3], text)


def main() -> None:
    """Take in the runs, write the figures and every table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.table", description=__doc__)
    parser.add_argument("run", type=Path, nargs="*", help="JSON of pytest-benchmark; groups that it has are replaced")
    parser.add_argument("--before", action="store_true", help="keep the runs as what was before a change")
    options = parser.parse_args()
    kept = load(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
    for path in options.run:
        run = read_run(json.loads(path.read_text(encoding="utf-8")))
        kept |= {name + (BEFORE if options.before else ""): group for name, group in run.items()}
    KEPT.write_text(dump(kept), encoding="utf-8")
    for page in PAGES:
        page.write_text(fill(page.read_text(encoding="utf-8"), kept), encoding="utf-8")


def _beside(kept: Kept, groups: dict[str, str]) -> str:
    """`groups` with their titles; the memory is that after the 2,000 notes."""
    head = ["", *(word for title in groups.values() for word in (title, "× ours")), "memory, MB"]
    rows = [_row_beside(kept, groups, name, tool) for name, tool in TOOLS.items()]
    measured = any(group in kept for group in groups)
    return (table([head, *rows]) if measured else NOT_YET) + notes(kept, *groups)


def _row_beside(kept: Kept, groups: Iterable[str], name: str, tool: Tool) -> list[str]:
    found = {group: _figure(kept, group, name) for group in groups}
    if not any(found.values()):
        return [f"{tool.name}: {tool.part}", "left out: not installed", *[""] * (2 * len(found))]
    cells = [_pair(one, _figure(kept, group, OURS)) for group, one in found.items()]
    version = next((one.version for one in found.values() if one and one.version), "")
    many = _figure(kept, "many notes", name)
    memory = f"{many.peak_mb:.0f}" if many and many.peak_mb else ""
    return [f"{tool.name} {version}: {tool.part}", *(word for pair in cells for word in pair), memory]


def _pair(one: Figure | None, ours: Figure | None) -> tuple[str, str]:
    return (ms(one), ratio(one, ours)) if one else ("", "")


def _figure(kept: Kept, group: str, name: str) -> Figure | None:
    return kept[group].figures.get(name) if group in kept else None


def _mean(kept: Kept, group: str, name: str) -> float:
    """Milliseconds; 0 where nothing was spent."""
    one = _figure(kept, group, name)
    return 1_000 * one.mean if one else 0.0


if __name__ == "__main__":
    main()
