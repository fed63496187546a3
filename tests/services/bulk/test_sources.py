"""What is read: lines from files and pipes, rows from Parquet; and what can't be."""

import io
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from coach.errors import BulkFault
from coach.services.bulk import sources
from coach.services.bulk.chunks import Line
from coach.services.bulk.sources import opened_source
from coach.services.bulk.tables import as_stream, join_streams


def lines_in(path: Path) -> list[Line]:
    with opened_source(path, None) as source:
        return list(source.lines)


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        (b"", []),
        (b"a\n\nb", ["a\n", "\n", "b"]),
        (b"\xff\xc3\xa9\r\n", ["\ufffdé\r\n"]),
    ],
)
def test_lines_come_as_they_stand_with_the_bytes_they_take(content: bytes, texts: list[str], tmp_path: Path) -> None:
    (tmp_path / "in").write_bytes(content)
    found = lines_in(tmp_path / "in")
    assert [line.text for line in found] == texts
    assert sum(line.size for line in found) == len(content)


def test_standard_input_is_read_where_it_has_no_file_behind_it() -> None:
    with opened_source(Path("-"), io.TextIOWrapper(io.BytesIO(b"a\nb\n"))) as source:
        assert [line.text for line in source.lines] == ["a\n", "b\n"]
        assert source.size is None


def test_rows_come_as_lines(tmp_path: Path) -> None:
    pq.write_table(pa.table({"id": range(300), "text": ["é"] * 300}), tmp_path / "in.parquet", row_group_size=70)
    with opened_source(tmp_path / "in.parquet", None) as source:
        assert source.size == 300
        assert [line.text for line in source.lines] == [f'{{"id": {i}, "text": "\\u00e9"}}' for i in range(300)]


def test_a_table_without_rows_has_no_lines(tmp_path: Path) -> None:
    pq.write_table(pa.table({"text": pa.array([], pa.string())}), tmp_path / "in.PARQUET")
    assert lines_in(tmp_path / "in.PARQUET") == []


def test_an_empty_group_of_rows_does_not_end_the_table(tmp_path: Path) -> None:
    some, none = pa.table({"text": ["a"]}), pa.table({"text": pa.array([], pa.string())})
    with pq.ParquetWriter(tmp_path / "in.parquet", some.schema) as writer:
        for group in (some, none, some):
            writer.write_table(group)
    assert len(lines_in(tmp_path / "in.parquet")) == 2


def no_table(path: Path) -> None:
    path.write_bytes(b"PAR1 and then nothing")


def empty(path: Path) -> None:
    path.write_bytes(b"")


def cut_short(path: Path) -> None:
    pq.write_table(pa.table({"text": ["a"] * 1000}), path)
    path.write_bytes(path.read_bytes()[:-10])


def damaged(path: Path) -> None:
    pq.write_table(
        pa.table({"text": [f"note {i}" for i in range(5000)]}), path, row_group_size=1000, compression="zstd"
    )
    content = bytearray(path.read_bytes())
    start = pq.read_metadata(path).row_group(3).column(0).data_page_offset
    content[start : start + 400] = b"\xee" * 400
    path.write_bytes(content)


def without_texts(path: Path) -> None:
    pq.write_table(pa.table({"letter": ["a"]}), path)


def folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (no_table, "can't be read as a Parquet file"),
        (empty, "can't be read as a Parquet file"),
        (cut_short, "can't be read as a Parquet file"),
        (damaged, "in.parquet: damaged after row 2,944"),
        (without_texts, "in.parquet: no column is called text; there are 'letter'"),
        (folder, "in.parquet: Is a directory"),
        (lambda _path: None, "in.parquet: No such file or directory"),
    ],
)
def test_a_table_that_cannot_be_read_is_told_with_the_place(
    make: Callable[[Path], None], words: str, tmp_path: Path
) -> None:
    make(tmp_path / "in.parquet")
    with pytest.raises(BulkFault, match=words):
        lines_in(tmp_path / "in.parquet")


@pytest.mark.parametrize("end", ["jsonl", "parquet"])
def test_what_is_too_large_for_a_note_is_told_with_the_place(
    end: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "_LONGEST_LINE", 2_000_000)
    path, texts = tmp_path / f"in.{end}", ["small", "x" * 2_000_001]
    pq.write_table(pa.table({"text": texts}), path) if end == "parquet" else path.write_text("\n".join(texts))
    with pytest.raises(BulkFault, match=r"(line|row) 2 is larger than 2 MB"):
        lines_in(path)


def test_standard_input_that_is_closed_is_told() -> None:
    with pytest.raises(BulkFault, match="standard input is closed"), opened_source(Path("-"), None):
        pass


@pytest.mark.parametrize("sizes", [[1], [7, 64, 3], [1, 1, 1]])
def test_the_same_results_are_the_same_table_however_they_were_parted(
    sizes: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coach.services.bulk.tables._ROWS_OF_GROUP", 50)
    # Large enough that a group of rows takes several pages, whose ends must not show where the parts ended.
    lines = [
        f'{{"id": {i}, "error": {{"code": "c", "message": "{i * 7919 % 1000:03}{"x" * 60_000}"}}}}' for i in range(149)
    ]
    found = []
    for number, parts in enumerate([[149], sizes]):
        part, out, left = tmp_path / f"{number}.part", tmp_path / f"{number}.parquet", lines
        with part.open("wb") as file:
            while left:
                for size in parts:
                    file.write(as_stream(left[:size]) if left else b"")
                    left = left[size:]
        join_streams(part, out)
        found.append(out.read_bytes())
    assert found[0] == found[1]
    groups = pq.read_metadata(tmp_path / "1.parquet")
    assert [groups.row_group(i).num_rows for i in range(groups.num_row_groups)] == [50, 50, 49]
    assert pq.read_table(tmp_path / "1.parquet")["id"].to_pylist() == [str(i) for i in range(149)]
