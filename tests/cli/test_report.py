"""`coach report`: one file that stands alone."""

import re
from base64 import b64decode
from pathlib import Path

from tests.cli.calling import ROOT, run


def test_the_sample_year_becomes_a_page_with_charts_and_the_log(home: Path, tmp_path: Path) -> None:
    run("import", str(ROOT / "sample_data" / "search.json"), home=home)
    page = tmp_path / "report.html"
    done = run("report", str(page), "--now", "2026-11-25T21:00", home=home)
    assert done.returncode == 0, done.stderr
    html = page.read_text(encoding="utf-8")
    pictures = [b64decode(one).decode() for one in re.findall(r"data:image/svg\+xml;base64,([^\"]+)", html)]
    assert len(pictures) >= 8
    assert all(picture.startswith("<svg") for picture in pictures)
    assert any("Larch Foods, Supply Planner" in picture for picture in pictures)
    assert not any(re.search(r"<script|<image|href=", picture) for picture in pictures)
    assert all(source.startswith("data:") for source in re.findall(r'\ssrc="([^"]*)"', html))
    assert not re.search(r"<link|<script|@import|url\(", html)
    assert html.count("<tr>") > 60


def test_an_empty_record_makes_a_page_too(home: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    assert run("report", str(page), home=home).returncode == 0
    assert "No applications are recorded yet" in page.read_text(encoding="utf-8")


def test_a_page_that_cannot_be_written_is_named(home: Path, tmp_path: Path) -> None:
    done = run("report", str(tmp_path / "missing" / "report.html"), home=home)
    assert done.returncode == 1
    assert "missing" in done.stderr
    assert "Traceback" not in done.stderr
