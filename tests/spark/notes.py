"""Requests by the hundred thousand, made of the corpus's notes so that no text and no id stands twice."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).parents[2] / "models" / "corpus"
# Of each so many requests one cannot be read, by turns for each of the reasons below.
BROKEN_EVERY = 97


def requests(count: int, *, seed: int = 0) -> Iterator[dict[str, Any]]:
    """The same ones for the same seed. Variants of one note follow each other, as a sentence that comes again costs
    little; what is told beside the text changes from one to the next."""
    notes = _notes()
    variants = -(-count // len(notes))
    for number in range(count):
        note = notes[(number // variants + seed) % len(notes)]
        yield _broken(number) if number % BROKEN_EVERY == BROKEN_EVERY - 1 else _variant(note, number + seed * count)


def _variant(note: dict[str, Any], number: int) -> dict[str, Any]:
    day, hour = number % 28 + 1, number % 9 + 9
    text = note["text"] + f"\n\nPS: on the {day}th I can be reached from {hour} on, under 07700 {900_000 + number}."
    told = {
        "kind": (None, "auto", note["kind"] if note["kind"] != "other" else None)[number % 3],
        "subject": (None, "", f"Our talk of the {day}th")[number // 3 % 3],
        "company": (note.get("company"), None, "Larch Foods")[number // 9 % 3],
        "role": note.get("role") if number % 2 else None,
        "interviewers": (note.get("interviewers") or [], None, ["Ms Osei"])[number // 27 % 3],
        "sender": "Jo Reed" if number % 5 == 0 else None,
        "request": "Could you say which days suit you?" if number % 11 == 0 else None,
        "others": [note["text"]] if number % 13 == 0 else None,
    }
    return {"id": f"n{number:07}", "text": text, **told}


def _broken(number: int) -> dict[str, Any]:
    broken: tuple[dict[str, Any], ...] = ({"text": None}, {"text": "Dear Ms Osei,", "kind": "letter"})
    return {"id": f"n{number:07}", **broken[number // BROKEN_EVERY % len(broken)]}


@cache
def _notes() -> tuple[dict[str, Any], ...]:
    files = sorted(CORPUS.glob("w*.jsonl"))
    return tuple(json.loads(line) for file in files for line in file.read_text("utf-8").splitlines())
