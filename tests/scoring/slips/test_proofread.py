"""Proofreading as a whole: hostile texts, many threads, no network, and the writer's own words."""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest

from coach.domain.messages import Note, Severity
from coach.scoring.findings.slips import slip_ids
from coach.scoring.slips.proofread import MOST_SLIPS
from coach.scoring.slips.rules import load_rules
from tests.scoring.slips.conftest import Slips, note_of

ROOT = Path(__file__).parents[3]
HOSTILE = 50_000
EXAMPLES = [note_of(entry) for rule in load_rules().values() for entry in (*rule.flag, *rule.spare)]

# A process without a home, in which every socket raises.
OFFLINE = """
import json, socket, sys
def refuse(*args, **kwargs): raise OSError("no network here")
socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse
from coach.domain.messages import Kind, Note
from coach.scoring.findings import Case, find
from coach.scoring.segmentation import read
text = "Dear Ms. Osei,\\n\\nI recieved your email and I look forward to hear from you.\\n\\nRegards,\\nJo Reed"
document = read(text)
none = [frozenset() for _ in document.sentences]
case = Case(note=Note(text=text), document=document, kind=Kind.THANK_YOU, labels=none, red_flag=[0.0] * len(none))
print(json.dumps([text[one.start:one.end] for one in find(case)]))
"""


@pytest.mark.parametrize(
    "piece",
    [
        "a", "A", "i ", "I ", "1", " ", "\n", "'", '"', "’", ".", ",", "!", "?", "-", "@", "a.", "a,b", "a-", "a'",
        "its a ", "to to ", "to much ", "the the ", "one of the ", "in the roll ", "if your ", "look forward to ",
        "I'd rather ", "thank you for ", "Mr. A ", "Mr ", "Brigth Bright ", "DON'T ", "VERY MUCH ", "your ", "recieve ",
        "rather a a a a a then ", "colour color ", "e-mail email ", "qzxv ", "aaaaaaaaaaaaaaaaaaaaaaaab ", "30 June 1024 ",
        "sent from my ", "\nSent from my a", "İ", "ß", "\u200d", "😀", "\x00", "été ",
    ],
)  # fmt: skip
def test_a_long_row_of_anything_is_read_to_its_end(piece: str, slips: Slips) -> None:
    text = (piece * HOSTILE)[:HOSTILE]

    for note in (Note(text=text, company="BrightPath", interviewers=("Mr. A",)), note_of(text)):
        found = slips(note)
        assert len(found) <= MOST_SLIPS
        assert all(0 <= one.start <= one.end <= len(note.text) for one in found)


def test_no_finding_stands_on_another(slips: Slips) -> None:
    for note in EXAMPLES:
        found = sorted(slips(note), key=lambda one: one.start)
        assert all(before.end <= after.start for before, after in pairwise(found))


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Hi", "?", "> quoted alone"])
def test_a_text_with_nothing_in_it_has_no_slips(text: str, slips: Slips) -> None:
    assert slips(Note(text=text)) == []


def test_offsets_count_code_points_behind_emoji_and_accents(slips: Slips) -> None:
    note = note_of("Merci 😀 à l’été: I recieved it.")

    found = {note.text[one.start : one.end]: one.replacements for one in slips(note)}

    assert found == {"recieved": ("received",)}


def test_eight_threads_find_what_one_finds(slips: Slips) -> None:
    alone = [slips(note) for note in EXAMPLES]

    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(slips, [*EXAMPLES] * 4))

    assert together == alone * 4


def test_nothing_is_fetched_and_no_home_is_needed(tmp_path: Path) -> None:
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("XDG_", "HOME"))}
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", OFFLINE], capture_output=True, text=True, check=False, cwd=ROOT,
        env=environment | {"HOME": str(tmp_path), "PYTHONPATH": str(ROOT)},
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert {"recieved", "hear"} <= set(json.loads(done.stdout))
    assert not list(tmp_path.iterdir())


def test_threads_that_come_first_together_load_the_words_together() -> None:
    code = (
        "from concurrent.futures import ThreadPoolExecutor as P\n"
        "from tests.scoring.slips.conftest import find, note_of\n"
        "note = note_of('I recieved it, and I look forward to hear from you at the the yard.')\n"
        "with P(8) as pool: print(len({tuple(f) for f in pool.map(lambda _: find(note), range(64))}))"
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True, check=False, cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip

    assert done.stdout.strip() == "1", done.stderr


@pytest.mark.parametrize("kept", ["words", "company", "role", "sender"])
def test_words_of_the_record_and_of_the_writer_are_right(kept: str, slips: Slips) -> None:
    text = note_of("I liked the interveiw.").text
    given = ("interveiw",) if kept == "words" else "interveiw"

    assert slips(Note(text=text))
    assert not slips(Note(text=text, **{kept: given}))


def test_advice_never_counts_against_a_clean_note() -> None:
    found = {rule.finding for rule in load_rules().values()}

    assert slip_ids() < found
    assert {"spelling", "grammar", "confused_word"} <= slip_ids()
    assert slip_ids().isdisjoint({"slang", "mixed_spelling", "form_of_address"})
    assert Severity.STOP not in slip_ids()
