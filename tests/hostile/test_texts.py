"""Whole paths over long texts of each kind that nobody writes: an answer, in bounded time, and never a fault."""

import json

import pytest

from coach import Coach
from coach.exporting.outgoing import Sheet, eml, mailto, plain_text, printable
from coach.scoring.wire import result_line
from coach.scoring.writing.changes import changes
from coach.scoring.writing.jottings import topics
from coach.scoring.writing.subjects import faults
from tests.hostile.test_patterns import at_most
from tests.hostile.texts import KINDS, LENGTH, NOTE, SHORTER, TEXTS, WORST
from tests.importing.reading_files import read

# Of the processor's time. The slowest took 2 s; what grows by the square takes minutes at this length.
MOST_SECONDS = 30.0

each_text = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)


@each_text
def test_a_note_is_scored_or_refused(coach: Coach, text: str) -> None:
    with at_most(MOST_SECONDS):
        result = coach.score(text, kind="thank_you", company="Larch Foods", interviewers=["Ms Osei"])
    assert (result.score is None) is (result.cannot_score is not None)
    assert all(0 <= one.start <= one.end <= len(text) for one in (*result.sentences, *result.findings))
    assert json.loads(result_line(result))


@each_text
def test_what_stands_beside_a_note_may_be_as_long(coach: Coach, text: str) -> None:
    short = f"{NOTE}I am keen to join Larch Foods.\n\nKind regards,\nSam Reed"
    with at_most(MOST_SECONDS):
        result = coach.score(
            short, kind="feedback_reply", subject=text, company=text, role=text, interviewers=[text], sender=text,
            request=text, others=[text],
        )  # fmt: skip
    assert result.sentences


@each_text
def test_what_helps_to_write_reads_it(coach: Coach, text: str) -> None:
    with at_most(MOST_SECONDS):
        back, forth = changes(text, NOTE), changes(NOTE, text)
        coach.asks(text, NOTE)
        coach.asks(NOTE, text)
        jotted = list(topics(text))
        faults(text)
    assert all(0 <= one.start < one.end <= len(text) for one in (*back.gone, *forth.new))
    assert all(one in text for one in jotted)


@each_text
def test_it_leaves_as_mail_and_on_paper(text: str) -> None:
    with at_most(MOST_SECONDS):
        head, _, body = eml(text, text, text).partition(b"\r\n\r\n")
        mailto(text, text, text)
        printable(text, Sheet.LETTER, text)
    assert {line.partition(b":")[0] for line in head.split(b"\r\n") if line[:1] not in b" \t"} <= {
        b"X-Unsent", b"To", b"Subject", b"Content-Type", b"Content-Transfer-Encoding", b"MIME-Version",
    }  # fmt: skip
    assert body.strip() or not plain_text(text).strip()


@each_text
def test_it_is_read_as_a_table_or_refused(text: str) -> None:
    whole = text.encode("utf-8", "replace")
    with at_most(MOST_SECONDS):
        assert read(whole).format
        assert read(b"Company,Role,Notes,Date applied\n" + b"Larch,Baker," + whole + b"\n").format
        read(json.dumps({"schema": 1, "applications": [{"company": text, "role": text, "link": text, "notes": text}]}))


def test_the_texts_are_as_long_as_they_say() -> None:
    assert set(KINDS) > WORST
    assert {name for name, text in TEXTS.items() if len(text) != (LENGTH if name in WORST else SHORTER)} == set()
