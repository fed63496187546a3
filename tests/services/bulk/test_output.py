"""A run that is interrupted goes on as if it had not been; what does not fit together is refused and left as it is."""

import errno
import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from coach.errors import BulkFault
from coach.services.bulk import journal as journals
from coach.services.bulk import output as outputs
from coach.services.bulk.journal import Journal
from coach.services.bulk.output import form_of, part_of
from coach.services.bulk.running import score_to_file
from coach.services.bulk.sources import opened_source
from tests.disks import Disk
from tests.services.bulk.desk import NOTES, Desk, Stop
from tests.services.bulk.engines import request, scorer

FORMS = pytest.mark.parametrize("end", ["jsonl", "parquet"])


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(outputs, "_SECONDS_BETWEEN_POINTS", 0)
    (tmp_path / "in.jsonl").write_text("".join(request(i) if i % 50 else "broken\n" for i in range(NOTES)))
    return Desk(tmp_path, tmp_path / "out.jsonl")


def in_form(desk: Desk, end: str) -> Desk:
    return replace(desk, out=desk.folder / f"out.{end}")


def whole(desk: Desk) -> bytes:
    """What a run that nobody interrupts gives."""
    other = replace(desk, out=desk.folder / "whole" / desk.out.name)
    other.out.parent.mkdir()
    other.run()
    return other.out.read_bytes()


@FORMS
def test_a_run_that_ends_leaves_its_output_and_nothing_beside_it(desk: Desk, end: str) -> None:
    desk = in_form(desk, end)
    done = desk.run()
    assert (done.notes, done.failed, done.lines) == (NOTES, 4, NOTES)
    assert {*desk.files()} == {"in.jsonl", desk.out.name}


@FORMS
@pytest.mark.parametrize("stops", [[1], [16, 17, 60, 150], [NOTES]])
def test_an_interrupted_run_goes_on_to_the_bytes_of_one_that_was_not(desk: Desk, end: str, stops: list[int]) -> None:
    desk = in_form(desk, end)
    for number, stop in enumerate(stops):
        with pytest.raises(Stop):
            desk.run(resume=number > 0, stop_at=stop)
    done = desk.run(resume=True)
    assert (done.notes, done.failed) == (NOTES, 4)
    assert desk.out.read_bytes() == whole(desk)
    assert not desk.log.exists()


def test_a_run_to_go_on_with_may_be_a_new_one(desk: Desk) -> None:
    assert desk.run(resume=True).notes == NOTES


def test_of_a_pipe_the_lines_that_were_scored_are_passed_over(desk: Desk) -> None:
    desk.interrupted()
    head = json.loads(desk.log.read_bytes().splitlines()[0])
    lines = [json.dumps(head | {"size": None}).encode(), *desk.log.read_bytes().splitlines()[1:]]
    desk.log.write_bytes(b"\n".join(lines) + b"\n")
    reader, writer = os.pipe()
    os.write(writer, desk.given.read_bytes())
    os.close(writer)
    with open(reader) as pipe, opened_source(Path("-"), pipe) as source:
        form = form_of(desk.out)
        score_to_file(source, desk.out, form, scorer(desk.folder), workers=1, resume=True, told=lambda *_: None)
    assert desk.out.read_bytes() == whole(desk)


@pytest.mark.parametrize("cut", range(1, 40, 7))
def test_what_was_cut_short_by_a_kill_is_done_again(desk: Desk, cut: int) -> None:
    desk.interrupted()
    desk.log.write_bytes(desk.log.read_bytes()[:-cut])
    with part_of(desk.out).open("ab") as part:
        part.write(b'{"schema": 1, "id"')
    with pytest.raises(Stop):
        desk.run(resume=True, stop_at=150)
    desk.run(resume=True)
    assert desk.out.read_bytes() == whole(desk)


@pytest.mark.parametrize("kept", [0, 10])
def test_a_kill_before_anything_was_done_costs_nothing(desk: Desk, kept: int) -> None:
    desk.interrupted(at=0)
    desk.log.write_bytes(desk.log.read_bytes()[:kept])
    desk.run(resume=True)
    assert desk.out.read_bytes() == whole(desk)


def changed(desk: Desk, old: str, new: str) -> Desk:
    text = desk.given.read_text()
    assert old in text
    desk.given.write_text(text.replace(old, new))
    return desk


def cut(desk: Desk) -> Desk:
    part_of(desk.out).write_bytes(b"")
    return desk


def written_over(desk: Desk) -> Desk:
    desk.log.write_text('{"a": 1}\n')
    return desk


def without_log(desk: Desk) -> Desk:
    desk.log.unlink()
    return desk


def with_another(desk: Desk) -> Desk:
    desk.out.write_text("of somebody else")
    return desk


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda desk: changed(desk, "note 7\"", "note X\""), r"between line 1 and line \d+ is not as it was when it was scored"),
        (lambda desk: changed(desk, "note 90\"", "note XX\""), r"between line [4-9]\d and line (9|1\d)\d is not as"),
        (lambda desk: changed(desk, "note 151\"", "note 1510\""), r"the input had [\d,]+ bytes, now it has [\d,]+ bytes"),
        (lambda desk: replace(desk, model="m2"), "the model was m1, now it is m2"),
        (cut, r"out.jsonl.part is not what it was: [\d,]+ bytes"),
        (written_over, "out.jsonl.part.log: damaged"),
        (without_log, "out.jsonl.part is there, but not out.jsonl.part.log"),
        (with_another, "out.jsonl is there, and so is out.jsonl.part"),
    ],
)  # fmt: skip
def test_what_is_not_as_it_was_is_told_and_nothing_is_touched(
    desk: Desk, change: Callable[[Desk], Desk], words: str
) -> None:
    desk = change(desk.interrupted())
    before = desk.files()
    with pytest.raises(BulkFault, match=words):
        desk.run(resume=True)
    assert desk.files() == before


def test_an_input_that_got_shorter_is_told_where_its_size_is_not_known(desk: Desk) -> None:
    desk.interrupted()
    with opened_source(desk.given, None) as source:
        short = replace(source, lines=(line for line, _ in zip(source.lines, range(50), strict=False)))
        run = journals.Run(**json.loads(desk.log.read_bytes().splitlines()[0]))
        log = Journal(desk.log, run, go_on=True)
        with pytest.raises(BulkFault, match="ends at line 50"):
            list(log.passed(short.lines, "in"))
        log.close()


@pytest.mark.parametrize("resume", [False, True])
def test_an_output_that_is_there_is_not_overwritten(desk: Desk, resume: bool) -> None:
    desk.out.write_text("mine")
    with pytest.raises(BulkFault, match=r"out.jsonl is there already.*move it away"):
        desk.run(resume=resume)
    assert {*desk.files()} == {"in.jsonl", "out.jsonl"}
    assert desk.out.read_text() == "mine"


def test_what_an_interrupted_run_left_is_not_overwritten(desk: Desk) -> None:
    before = desk.interrupted().files()
    with pytest.raises(BulkFault, match="--resume"):
        desk.run()
    assert desk.files() == before


def test_two_runs_do_not_write_one_file(desk: Desk) -> None:
    desk.interrupted()
    run = journals.Run(**json.loads(desk.log.read_bytes().splitlines()[0]))
    log = Journal(desk.log, run, go_on=True)
    with pytest.raises(BulkFault, match="another run is writing it"):
        desk.run(resume=True)
    log.close()
    assert desk.run(resume=True).notes == NOTES


@FORMS
@pytest.mark.parametrize("moment", ["joined", "named"])
def test_a_kill_while_the_file_gets_its_name_costs_nothing(
    desk: Desk, end: str, moment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = in_form(desk, end)

    def killed(*_: object) -> None:
        raise Stop

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", killed) if moment == "joined" else patch.setattr(outputs, "clear", killed)
        with pytest.raises(Stop):
            desk.run()
    assert desk.log.exists()
    done = desk.run(resume=True)
    assert (done.notes, done.failed) == (NOTES, 4)
    assert desk.out.read_bytes() == whole(desk)
    assert {*desk.files()} == {"in.jsonl", desk.out.name}


@pytest.mark.mount
@FORMS
@pytest.mark.parametrize("room", [0, 5_000, 30_000, 60_000])
def test_on_a_full_disk_what_is_done_stays_and_goes_on_once_there_is_space(
    desk: Desk, end: str, disk: Disk, room: int
) -> None:
    desk = replace(desk, out=disk.path / f"out.{end}")
    disk.leave(room)
    with pytest.raises(OSError, match="No space left"):
        desk.run()
    assert not desk.out.exists()
    assert not list(disk.path.glob("*.whole"))
    disk.empty()
    done = desk.run(resume=True)
    assert (done.notes, done.failed) == (NOTES, 4)
    assert desk.out.read_bytes() == whole(desk)


def test_half_a_table_is_not_left_where_there_is_no_space_for_the_whole(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = in_form(desk, "parquet")

    def joined(_part: Path, whole: Path) -> None:
        whole.write_bytes(b"PAR1")
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("coach.services.bulk.tables.join_streams", joined)
        with pytest.raises(OSError, match="No space left"):
            desk.run()
    assert {*desk.files()} == {"in.jsonl", "out.parquet.part", "out.parquet.part.log"}
    desk.run(resume=True)
    assert desk.out.read_bytes() == whole(desk)


def test_a_point_is_kept_only_of_what_is_on_the_disk(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever else is lost at a power cut, the journal never knows more than the file."""
    synced: list[tuple[int, int]] = []
    sync = os.fsync

    def told(file: int) -> None:
        sync(file)
        size = os.fstat(file).st_size
        synced.append((os.fstat(file).st_ino, size))

    monkeypatch.setattr(os, "fsync", told)
    desk.interrupted()
    part, log = part_of(desk.out).stat().st_ino, desk.log.stat().st_ino
    safe, points = 0, desk.log.read_bytes().splitlines()[1:]
    for ino, size in synced:
        if ino == part:
            safe = size
        elif ino == log and points and size > len(desk.log.read_bytes().splitlines()[0]) + 1:
            assert json.loads(points.pop(0))["written"] <= safe
    assert not points
