"""However large a record is, a page asks the database no more often."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa
from streamlit.testing.v1 import AppTest

from coach.domain.people import LOCAL_OWNER
from coach.storage.paging import Query
from coach.ui import record as ui_record
from coach.ui.components.application_links import ONE
from coach.ui.components.timeline_views import VIEW, VIEWS
from tests.benchmarks.growth_records import NOW, fill
from tests.ui.bound import set_clock

ROOT = Path(__file__).parents[2]
PAGES = ("today", "draft", "applications", "timeline", "upload", "rubric", "settings")


@pytest.fixture(autouse=True)
def _a_clock_and_a_store_of_its_own(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    set_clock(monkeypatch, lambda: NOW)
    ui_record.get_store.clear()
    yield
    ui_record.get_store().close()
    ui_record.get_store.clear()


@contextmanager
def counted() -> Iterator[list[str]]:
    """The statements that are sent inside it, but for where transactions begin and end."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement not in ("BEGIN", "BEGIN IMMEDIATE"):
            sent.append(statement)

    engine = ui_record.get_store()._database.engine
    sa.event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        sa.event.remove(engine, "before_cursor_execute", note)


def opened() -> AppTest:
    """A session of its own, that has seen the first page."""
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()


def statements(app: AppTest) -> dict[str, list[int]]:
    """By page: how many the first visit sends, and how many a second."""
    seen: dict[str, list[int]] = {}

    def look(name: str) -> None:
        for _ in range(2):
            with counted() as sent:
                app.run()
            assert not app.exception
            seen.setdefault(name, []).append(len(sent))

    for page in PAGES:
        app.switch_page(str(ROOT / "coach" / "ui" / "pages" / f"{page}.py"))
        look(page)
        if page == "timeline":
            for view in VIEWS[1:]:
                app.segmented_control(key=VIEW).set_value(view)
                look(view)
        if page == "applications":
            app.query_params[ONE] = ui_record.get_record().page(Query(limit=1)).rows[0].id
            look(ONE)
            del app.query_params[ONE]
    return seen


def test_no_page_sends_more_statements_for_a_larger_record() -> None:
    store = ui_record.get_store()
    fill(store, 40)
    statements(opened())  # the first in a process also asks what is asked once a day, for the copy
    small = statements(opened())
    store.own_data(LOCAL_OWNER).erase()
    fill(store, 600)
    large = statements(opened())
    assert small == large
    assert all(sum(counts) > 0 for counts in small.values())
    assert max(counts[1] for counts in small.values()) < 20
