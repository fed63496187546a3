"""Lines in, lines out."""

import json
from pathlib import Path

import pytest

from coach.services.bulk import score_chunk
from coach.services.bulk.chunks import Chunk, Line, as_lines, score_into
from tests.services.bulk.engines import Quick, request


@pytest.mark.parametrize(
    ("lines", "ids"),
    [
        ([], []),
        (["", " \n", "\t"], []),
        ([request(1), "\n", request(2)], [1, 2]),
        ([request(1), "{broken", '{"id": 7}', "[]", request(2)], [1, None, 7, None, 2]),
    ],
)
def test_every_line_that_is_not_blank_has_its_answer_in_its_place(
    lines: list[str], ids: list[int | None], tmp_path: Path
) -> None:
    done = score_chunk(Quick(tmp_path), lines)  # type: ignore[arg-type]
    assert [json.loads(line)["id"] for _, line in done] == ids
    assert [readable for readable, _ in done] == ["error" not in line for _, line in done]


def test_what_could_not_be_read_is_counted(tmp_path: Path) -> None:
    done = score_into(Quick(tmp_path), [request(1), "x", "\n"], as_lines)  # type: ignore[arg-type]
    assert (done.notes, done.failed, done.content.count(b"\n")) == (2, 1, 2)
    assert score_into(Quick(tmp_path), ["\n"], as_lines).content == b""  # type: ignore[arg-type]


@pytest.mark.parametrize(("count", "words"), [(1, "line 1,001"), (3, "lines 1,001 to 1,003")])
def test_a_chunk_says_which_lines_it_is_of(count: int, words: str) -> None:
    assert str(Chunk((Line("x", 1),) * count, 1001)) == words
