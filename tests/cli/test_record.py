"""The record's commands, called as a user calls them."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.calling import ROOT, run

SAMPLE = ROOT / "sample_data"
SIMPLE = "Company,Role,Status,Date Applied,Interview Date\nLarch Foods,Analyst,Interviewing,2026-05-04,2026-05-11\n"


def report(home: Path, *words: str, stdin: str | bytes = "") -> dict[str, Any]:
    done = run("import", *words, "--json", stdin=stdin, home=home)
    assert "Traceback" not in done.stderr
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def listed(home: Path) -> list[dict[str, Any]]:
    return json.loads(run("list", "--json", home=home).stdout)  # type: ignore[no-any-return]


def test_the_report_has_every_field_of_the_agreed_form(home: Path) -> None:
    found = report(home, "-", stdin=SIMPLE)
    assert list(found) == [
        "format", "encoding", "delimiter", "header_row", "mapping", "date_format", "rows", "applications", "new",
        "changed", "same", "events", "problems", "questions",
    ]  # fmt: skip
    assert (found["format"], found["delimiter"], found["header_row"], found["rows"]) == ("unknown", ",", 1, 1)
    assert found["mapping"]["Company"] == "company"
    assert found["events"] == {"applied": 1, "interview": 1}


def test_what_is_imported_is_listed_and_a_second_time_changes_nothing(home: Path) -> None:
    assert report(home, "-", stdin=SIMPLE)["new"] == 1
    again = report(home, "-", stdin=SIMPLE)
    assert (again["new"], again["changed"], again["same"]) == (0, 0, 1)
    assert [(one["company"], one["stage"], one["applied_on"]) for one in listed(home)] == [
        ("Larch Foods", "interviewing", "2026-05-04")
    ]


def test_a_dry_run_writes_nothing(home: Path) -> None:
    assert report(home, "-", "--dry-run", stdin=SIMPLE)["new"] == 1
    assert listed(home) == []


def test_a_question_left_open_leaves_the_value_empty_until_it_is_answered(home: Path) -> None:
    table = "Company,Role,Date Applied\nLarch Foods,Analyst,03/04/2026\n"
    open_ = report(home, "-", stdin=table)
    assert [one["code"] for one in open_["questions"]] == ["ambiguous_date"]
    assert listed(home)[0]["applied_on"] is None
    report(home, "-", "--dates", "dmy", stdin=table)
    assert listed(home)[0]["applied_on"] == "2026-04-03"


def test_a_mapping_once_confirmed_is_used_again(home: Path) -> None:
    table = "Wer,Was\nLarch Foods,Analyst\n"
    assert report(home, "-", stdin=table)["applications"] == 0
    report(home, "-", "--map", "Wer=company", "--map", "Was=role", stdin=table)
    assert report(home, "-", stdin="Wer,Was\nOrd Mill,Baker\n")["new"] == 1


def test_an_import_can_be_taken_back(home: Path) -> None:
    report(home, "-", stdin=SIMPLE)
    assert run("undo-import", home=home).returncode == 0
    assert listed(home) == []
    assert run("undo-import", home=home).returncode == 1


def test_an_import_is_named_by_its_id_and_never_guessed(home: Path) -> None:
    report(home, "-", stdin=SIMPLE)
    report(home, "-", stdin=SIMPLE.replace("Larch Foods", "Apex"))
    for wanted in ("", "zzz"):
        refused = run("undo-import", wanted, home=home)
        assert (refused.returncode, len(listed(home))) == (1, 2)
    first = refused.stderr.split("; ")[1][:8]
    assert run("undo-import", first, home=home).returncode == 0
    assert [one["company"] for one in listed(home)] == ["Apex"]


@pytest.mark.parametrize("ending", ["--json", "--csv"])
def test_what_is_exported_comes_back_whole(home: Path, tmp_path: Path, ending: str) -> None:
    run("import", str(SAMPLE / "search.json"), home=home)
    run("export", str(tmp_path / "out"), ending, home=home)
    other = tmp_path / "other"
    assert report(other, str(tmp_path / "out"))["new"] == len(listed(home))
    assert run("export", home=other).stdout == run("export", home=home).stdout


def test_events_written_by_hand_are_shown_and_move_the_stage(home: Path) -> None:
    report(home, "-", stdin=SIMPLE)
    done = run("add-event", "larch foods", "offer", "--at", "2026-05-20T09:30", "--channel", "phone", home=home)
    assert done.returncode == 0, done.stderr
    shown = json.loads(run("show", "Larch Foods, Analyst", "--json", home=home).stdout)
    assert shown["stage"] == "offer"
    assert shown["events"][-1]["kind"] == "offer"
    assert "offer" in run("show", "larch foods", home=home).stdout


def test_a_backup_brings_back_what_was_lost(home: Path) -> None:
    report(home, "-", stdin=SIMPLE)
    backup = run("backup", home=home).stdout.strip()
    run("undo-import", home=home)
    assert Path(backup).name in run("restore", home=home).stdout
    assert run("restore", Path(backup).name, home=home).returncode == 0
    assert len(listed(home)) == 1
    assert run("check", home=home).returncode == 0


@pytest.mark.parametrize("file", sorted((SAMPLE / "broken").iterdir()), ids=lambda file: file.name)
def test_a_broken_file_gets_a_report_and_a_reason(home: Path, file: Path) -> None:
    found = report(home, str(file), "--dry-run")
    assert found["problems"] or found["questions"] or found["applications"]
    assert all(one["code"] and one["message"] for one in found["problems"])


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["import", "no/such/file.csv"], 1),
        (["import", "-", "--format", "excel97"], 2),
        (["import", "-", "--map", "company"], 2),
        (["import", "-", "--map", "A=nonsense"], 2),
        (["import", "-", "--dates", "ydm"], 2),
        (["import", "-", "--zone", "Nowhere/Land"], 2),
        (["import", "-"], 1),
        (["show", "nobody"], 1),
        (["add-event", "nobody", "offer"], 1),
        (["add-event", "nobody", "offer", "--at", "tomorrow"], 2),
        (["add-event", "nobody", "offer", "--at", "2026-05-04"], 2),
        (["add-event", "nobody", "offer", "--on", "4 May"], 2),
        (["add-event", "nobody", "promoted"], 2),
        (["export", "--json", "--csv"], 2),
        (["export", "/no/such/folder/file.json"], 1),
        (["restore", "no-such-backup"], 1),
        (["undo-import", "nonsense"], 1),
    ],
)
def test_a_bad_call_says_so_without_a_traceback(home: Path, words: list[str], code: int) -> None:
    done = run(*words, home=home)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr or done.stdout


@pytest.mark.parametrize("at", ["9999-12-31T23:59-12:00", "0001-01-01T00:00+14:00", "2026-03-29T01:30"])
def test_an_event_at_a_time_that_never_was_is_refused_in_one_line(
    home: Path, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    monkeypatch.setenv("COACH_ZONE", "Europe/London")
    report(home, "-", stdin=SIMPLE)
    done = run("add-event", "Larch Foods", "interview", "--at", at, home=home)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert listed(home)[0]["last_event_on"] == "2026-05-11"


def test_that_there_are_no_backups_is_said(home: Path) -> None:
    done = run("restore", home=home)
    assert (done.returncode, done.stdout) == (0, "")
    assert str(home) in done.stderr


def test_a_round_that_no_search_has_stops_no_import(home: Path) -> None:
    event = {"kind": "interview", "on": "2026-05-11", "round": 10**14}
    applications = [{"company": "Apex", "role": "Baker", "events": [event]}, {"company": "Larch Foods", "role": "Cook"}]
    found = report(home, "-", stdin=json.dumps({"schema": 1, "applications": applications}))
    assert (found["new"], [one["code"] for one in found["problems"]]) == (2, ["invalid_record"])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
@pytest.mark.parametrize("words", ["export --csv", "list", "check"])
@pytest.mark.parametrize(("output", "code"), [("> /dev/full", 1), (">&-", 0)])
def test_output_that_can_not_be_written_is_told_in_one_line(home: Path, words: str, output: str, code: int) -> None:
    report(home, "-", stdin=SIMPLE)
    command = f"{sys.executable} -W ignore -m coach {words} {output}"
    done = subprocess.run(  # noqa: S602 - a shell is what is tried
        command, shell=True, capture_output=True, check=False, cwd=ROOT, env=os.environ | {"COACH_HOME": str(home)}
    )
    assert (done.returncode, done.stderr.count(b"\n")) == (code, code)


def test_an_export_leaves_links_and_pipes_in_their_places(home: Path, tmp_path: Path) -> None:
    report(home, "-", stdin=SIMPLE)
    link, file, pipe = tmp_path / "link.json", tmp_path / "file.json", tmp_path / "pipe"
    link.symlink_to(file)
    assert run("export", str(link), home=home).returncode == 0
    assert (link.is_symlink(), json.loads(file.read_text())["schema"]) == (True, 1)
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert run("export", str(pipe), home=home).returncode == 0
    assert (pipe.is_fifo(), json.loads(os.read(reader, 100_000))["schema"]) == (True, 1)
    os.close(reader)
