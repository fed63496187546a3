"""Words that are code to somebody else, in every field that is ever shown: they stand on the page as they were typed,
and nothing of them runs, is fetched or is made into anything."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from coach.bootstrap import build_store, time_rules
from coach.domain.drafts import Draft
from coach.domain.people import LOCAL_OWNER
from coach.exporting.outgoing import Sheet, printable
from coach.importing.interchange import parse_record
from coach.services.exporting import Form, exported
from coach.services.report import report_page
from coach.settings import default_settings
from tests.browser.conftest import settle

# One of each kind: HTML that runs in its own way, Markdown that fetches or leads away, formulas, colours, pictures.
RUNS = "<xss-probe></xss-probe><img src=x onerror=window.__ran=1><script>window.__ran=1</script><svg onload=window.__ran=1>"
MADE = (
    "[k](javascript:window.__ran=1) ![x](https://elsewhere.example/x.png) $$\\alpha$$ :material/home: :red[r] **b** `c`"
)
LINK = "javascript:window.__ran=1//<xss-probe>"
# What any of it would have become.
TRACES = (
    "xss-probe, img[src='x'], svg[onload], [onerror], a[href^='javascript' i], iframe[src^='javascript' i], .katex,"
    " [src*='elsewhere.example'], [href*='elsewhere.example'], [style*='elsewhere.example']"
)
PAGES = ("today", "", "applications", "timeline", "upload", "rubric", "settings")


def bad(field: str) -> str:
    """Every payload in one text, with the name of the field before it."""
    return f"{field} {RUNS} {MADE}"


def hostile_record(now: datetime) -> dict[str, object]:
    def event(kind: str, hours: float, **more: str) -> dict[str, object]:
        return {"kind": kind, "at": (now - timedelta(hours=hours)).isoformat(), "text": bad(f"text-{kind}"), **more}

    events = [
        event("applied", 400, channel="portal"),
        event("employer_reply", 300, contact=bad("contact")),
        event("interview", 20, ended_at=(now - timedelta(hours=19)).isoformat(), type="phone", contact=bad("contact")),
        event("request_received", 18, request="documents", id=bad("id"), contact=bad("contact")),
    ]
    return {
        "company": bad("company"), "role": bad("role"), "link": LINK, "location": bad("location"),
        "source": bad("source"), "notes": bad("notes"), "events": events,
        "contacts": [{"name": bad("contact"), "email": "a@b.example,<img src=x onerror=window.__ran=1>", "role": bad("person")}],
    }  # fmt: skip


@pytest.fixture(scope="module")
def ids(folder: Path, server: str) -> Iterator[tuple[str, str]]:  # noqa: ARG001 - keeps the record that the server made
    """Of an application and of a note with code in all their fields."""
    settings = default_settings({"COACH_HOME": str(folder / "coach")})
    store = build_store(settings)
    record = store.record(LOCAL_OWNER)
    now = datetime.now(UTC)
    read = parse_record(json.dumps({"schema": 1, "applications": [hostile_record(now), hostile_record(now)]}))
    stored = record.create(read.applications[0].application)
    draft = record.drafts.begin(
        Draft(
            text=f"Dear Ann,\n\nThank you. {bad('note')}\n\nSam", subject=bad("subject"), company=bad("company"),
            role=bad("role"), interviewers=(bad("contact"),), sender=bad("sender"), request=bad("request"),
            jottings=bad("jottings"), application_id=stored.id,
        )
    )  # fmt: skip
    (folder / "log.html").write_bytes(exported(record, Form.LOG, now, settings.zone))
    (folder / "report.html").write_bytes(report_page(record, now, time_rules(record, settings)))
    for sheet in Sheet:
        (folder / f"{sheet}.html").write_text(printable(draft.draft.text, sheet, bad("title")), encoding="utf-8")
    yield stored.id, draft.id
    store.close()


@pytest.fixture
def page(window: Page) -> Page:
    """Each journey goes to its page by itself."""
    return window


def nothing_came_of_it(page: Page) -> None:
    assert page.evaluate("() => window.__ran === undefined")
    found = page.evaluate(
        "(traces) => [...document.querySelectorAll(traces)].map((one) => one.outerHTML.slice(0, 200))", TRACES
    )
    assert found == [], found
    words = page.evaluate(
        "() => [...document.querySelectorAll('strong, em, code, .stMarkdownColoredText')].map((one) => one.textContent)"
    )
    assert not {"b", "c", "r"} & set(words)


def shown(page: Page) -> str:
    """What can be read on the page, with what is typed in its fields and without the marks that keep addresses apart."""
    text = page.evaluate(
        "() => document.body.innerText + [...document.querySelectorAll('input, textarea')].map((one) => one.value).join('\\n')"
    )
    return str(text).replace("\u2060", "")


@pytest.mark.parametrize("where", PAGES)
def test_no_page_makes_anything_of_a_record_of_code(page: Page, ids: tuple[str, str], where: str) -> None:
    del ids
    page.goto(f"/{where}")
    page.locator("h1").first.wait_for(timeout=60_000)  # the first page of a server is slow
    settle(page)
    unfold(page)
    nothing_came_of_it(page)


def unfold(page: Page) -> None:
    """What is folded away is drawn too."""
    page.evaluate("() => document.querySelectorAll('details:not([open]) > summary').forEach((one) => one.click())")
    settle(page)


def test_an_application_shows_its_words_as_they_are(page: Page, ids: tuple[str, str]) -> None:
    page.goto(f"/applications?application={ids[0]}")
    expect(page.get_by_role("heading", level=1).first).to_contain_text("<xss-probe>")
    settle(page)
    unfold(page)
    nothing_came_of_it(page)
    text = shown(page)
    for field in ("company", "role", "location", "source", "notes", "contact", "text-interview"):
        assert f"{field} {RUNS}" in text, field
    assert LINK in text


def test_a_note_shows_its_words_as_they_are(page: Page, ids: tuple[str, str]) -> None:
    page.goto(f"/?note={ids[1]}")
    expect(page.get_by_role("textbox", name="Your note")).to_have_value(f"Dear Ann,\n\nThank you. {bad('note')}\n\nSam")
    settle(page)
    unfold(page)
    nothing_came_of_it(page)
    text = shown(page)
    for field in ("note", "subject", "company"):
        assert bad(field) in text, field


@pytest.mark.parametrize("query", ["?note=", "applications?application=", "upload?fill=", "timeline?page="])
def test_an_address_with_code_in_it_opens_a_page(page: Page, query: str) -> None:
    page.goto(f"/{query}{quote(RUNS + MADE)}")
    page.locator("h1, h2, [data-testid=stHeading]").first.wait_for()
    settle(page)
    nothing_came_of_it(page)


def test_a_file_with_code_in_its_name_header_and_cells_is_shown_as_it_is(page: Page) -> None:
    head = ["Company", "Role", "Status", bad("column"), "Date applied"]
    row = [bad("cell"), bad("title"), bad("status"), bad("more"), bad("day")]
    text = "\n".join(",".join('"' + one.replace('"', '""') + '"' for one in line) for line in (head, row))
    page.goto("/upload")
    page.get_by_role("heading", name="Bring in your applications").wait_for()
    settle(page)
    page.locator("input[type=file]").set_input_files(
        {"name": f"{bad('file')[:150].replace('/', '_')}.csv", "mimeType": "text/csv", "buffer": text.encode()}
    )
    expect(page.get_by_role("button", name="Choose another")).to_be_visible()
    settle(page)
    unfold(page)
    nothing_came_of_it(page)
    assert f"column {RUNS}" in shown(page)


@pytest.mark.parametrize(
    ("name", "field"), [("log", "company"), ("report", "company"), ("card", "note"), ("letter", "note")]
)
def test_no_page_to_keep_runs_anything_when_it_is_opened(
    page: Page, ids: tuple[str, str], folder: Path, server: str, name: str, field: str
) -> None:
    """Opened without the headers of the program, as a file is."""
    del ids
    html = (folder / f"{name}.html").read_text(encoding="utf-8")
    page.goto(f"{server}/_stcore/health")
    page.set_content(html)
    nothing_came_of_it(page)
    assert f"{field} {RUNS}" in shown(page)


def test_a_search_for_code_finds_what_has_it(page: Page, ids: tuple[str, str]) -> None:
    del ids
    page.goto("/applications")
    box = page.get_by_label("Search")
    box.fill("company <xss-probe>")
    box.press("Enter")
    settle(page)
    nothing_came_of_it(page)
    expect(page.locator("body")).to_contain_text("<xss-probe>")
