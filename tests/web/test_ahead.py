"""What the browser is told to fetch beside a page."""

from pathlib import Path

import pytest
from starlette.types import Receive, Scope, Send

from coach.web.ahead import PARTS, Ahead, files, links
from tests.web.asking import ask

# What proxies give the headers of an answer, by nginx's usual settings, is 4096 bytes for all of them.
MOST_BYTES = 2_600


def answering(kind: str) -> Ahead:
    async def inside(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", kind.encode())]})
        await send({"type": "http.response.body", "body": b""})

    return Ahead(inside)


@pytest.mark.parametrize(
    ("kind", "is_told"),
    [("text/html; charset=utf-8", True), ("text/javascript", False), ("application/json", False), ("", False)],
)
def test_pages_alone_name_what_comes_next(kind: str, is_told: bool) -> None:
    assert ("link" in ask(answering(kind), "/").headers) is is_told


def test_every_part_is_found_in_the_installed_streamlit_and_fits_into_a_header() -> None:
    assert all(files([part]) for part in PARTS)
    assert links().count("rel=modulepreload") >= len(PARTS)
    assert len(links()) < MOST_BYTES
    assert links().isascii()


def test_parts_that_another_version_does_not_have_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "js").mkdir()
    for name in ("Html.abcd_-12.js", "HtmlMore.abcd_-12.js", "Html.js", "Html.abcd_-12.css"):
        (tmp_path / "js" / name).touch()
    assert files(["Html", "Gone", "Html"], tmp_path) == ("Html.abcd_-12.js",)
    assert files(["Html"], tmp_path / "none") == ()
