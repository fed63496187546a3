"""A few people for a few seconds; `make load` takes fifty, and docs/load.md has the figures."""

import asyncio
import re
import urllib.error
import urllib.request
from itertools import count
from pathlib import Path

import pytest

from tests.load.people import Plan, live, owner_of, token_of
from tests.load.records import reckon
from tests.load.serving import Serving
from tests.load.tab import Figures, Seen, Tab, fetched_cookies

pytestmark = [pytest.mark.nginx, pytest.mark.slow]

NOTE = "Dear Ms Osei,\n\nThank you for showing me the returns desk on Tuesday.\n\nKind regards,\nInes Moreau"


class Troubles:
    """What one tab tells of."""

    def __init__(self, strangers: bytes = rb"$^") -> None:
        self.wrong: list[str] = []
        self.shown: list[Figures] = []
        self.seen = Seen(
            lambda _edit, _seconds, figures: self.shown.append(figures), self.wrong.append, re.compile(strangers)
        )


def test_a_lost_socket_comes_back_to_its_session_and_an_upload_to_its_tab_behind_the_proxy(running: Serving) -> None:
    """For browsers of both processes, were it by luck none would for long."""
    homes: set[tuple[int, ...]] = set()
    for browsers in count(1):
        homes.add(asyncio.run(_come_back(running)))
        if browsers >= 4 and len(homes) == 2:
            break
        assert browsers < 20
    assert homes == {(204, 400), (400, 204)}


async def _come_back(running: Serving) -> tuple[int, ...]:
    """Fails where it does not; what each process says to an upload of that session."""
    mine = Troubles()
    cookies = fetched_cookies(running.url)
    first, again = Tab(running.url, mine.seen, cookies), Tab(running.url, mine.seen, cookies)
    await first.open(f"person={owner_of(5)}")
    await first.close()
    await again.open(f"person={owner_of(5)}", first.session_id)
    assert again.session_id == first.session_id
    assert await asyncio.to_thread(_upload, running.url, first.session_id, cookies) == 204
    own = [await asyncio.to_thread(_upload, _at(port), first.session_id, cookies) for port in running.ports]
    await again.close()
    assert not mine.wrong
    return tuple(own)


def test_people_who_write_at_once_each_get_the_figures_of_their_own_words(
    running: Serving, url: str, place: Path
) -> None:
    told = asyncio.run(live(Plan(running.url, people=4, seconds=5, owners=4, pace=0.05)))

    assert not told.errors
    assert told.unanswered == 0
    assert len(told.latencies) >= 20
    reckoned, wrong = reckon(url, place / "backups", told.shown, most=5)
    assert reckoned
    assert wrong == []


def test_figures_of_another_text_and_words_of_somebody_else_would_be_told(
    running: Serving, url: str, place: Path
) -> None:
    """The two checks of the load, made to fail."""
    number = 4
    text = f"{token_of(number)} {NOTE}"

    async def written() -> Figures:
        mine = Troubles()
        tab = await _open(running.url, mine, number)
        await tab.type_text(text)
        await tab.settled()
        await tab.close()
        return mine.shown[-1]

    shown = asyncio.run(written())
    assert shown.points is not None
    assert reckon(url, place / "backups", [(owner_of(number), shown)], most=1) == (1, [])
    _, wrong = reckon(url, place / "backups", [(owner_of(number), Figures(text, shown.points + 1))], most=1)
    assert len(wrong) == 1

    async def looked_over_the_shoulder() -> list[str]:
        other = Troubles(token_of(number).encode())
        await (await _open(running.url, other, number)).close()
        return other.wrong

    assert "words of somebody else" in asyncio.run(looked_over_the_shoulder())[0]


def _upload(url: str, session_id: str, cookies: dict[str, str]) -> int:
    """The status of a file's upload in the name of that session."""
    token = next(one.partition("=")[2] for one in cookies["Cookie"].split("; ") if one.startswith("_streamlit_xsrf="))
    body = b'--b\r\nContent-Disposition: form-data; name="a"; filename="a.csv"\r\n\r\nCompany\r\n--b--\r\n'
    headers = {**cookies, "X-Xsrftoken": token, "Content-Type": "multipart/form-data; boundary=b"}
    request = urllib.request.Request(f"{url}/_stcore/upload_file/{session_id}/1", body, headers, method="PUT")
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def _at(port: int) -> str:
    return f"http://127.0.0.1:{port}"


def test_the_figures_of_the_server_are_not_for_strangers(running: Serving) -> None:
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(f"{running.url}/_stcore/metrics", timeout=10)


async def _open(url: str, mine: Troubles, number: int) -> Tab:
    tab = Tab(url, mine.seen, fetched_cookies(url))
    await tab.open(f"person={owner_of(number)}")
    return tab
