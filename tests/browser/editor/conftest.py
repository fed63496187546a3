"""One server with the bench page for all journeys of the editor, and a draft of its own for each of them."""

from collections.abc import Iterator
from itertools import count

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.conftest import serving
from tests.browser.editor.steps import BENCH, NOTE, bench_page

drafts = count()


@pytest.fixture(scope="session")
def server(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:  # noqa: ARG001 - skips first
    with serving(tmp_path_factory.mktemp("editor"), BENCH, BENCH_TEXT=NOTE) as url:
        yield url


@pytest.fixture
def draft() -> str:
    """The id of a draft that no other journey uses."""
    return f"draft-{next(drafts)}"


@pytest.fixture
def page(context: BrowserContext, server: str, draft: str) -> Iterator[Page]:
    with bench_page(context, server, draft) as page:
        yield page
