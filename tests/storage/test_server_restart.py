"""PostgreSQL stopped at once and started again while several people write: no write is there twice, or lost in silence."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from coach.domain.applications import Application
from coach.domain.drafts import Draft
from coach.errors import StoreFault
from coach.storage.record import Record
from coach.storage.store import Store
from coach.ui import record as held_record
from coach.ui.store import let_go
from tests.postgres import Server
from tests.storage.conftest import Clock
from tests.ui.reading import labelled

pytestmark = pytest.mark.postgres
ROOT = Path(__file__).parents[2]
RESTARTS, PAUSE_SECONDS = 2, 0.4


@dataclass
class Writer:
    """Writes until it is told to stop; what was refused is tried again, as a person or the editor would."""

    record: Record
    stop: threading.Event
    clock: Clock = field(default_factory=Clock)
    told: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    words: int = 0
    troubles: list[BaseException] = field(default_factory=list)

    def run(self) -> None:
        try:
            while not self.stop.is_set():
                self._application()
                self._words()
        except BaseException as error:  # anything but a StoreFault
            self.troubles.append(error)

    def _application(self) -> None:
        name = f"Firm {len(self.told) + len(self.refused)}"
        try:
            self.record.create(Application(name))
            self.told.append(name)
        except StoreFault as fault:
            self.refused[name] = str(fault)
            self.stop.wait(0.05)

    def _words(self) -> None:
        """The same words again are no conflict, also where the first try arrived and its answer did not."""
        text = " ".join(map(str, range(self.words + 1)))
        try:
            (one,) = [one for one, _ in self.record.drafts.all()] or [self.record.drafts.create(Draft())]
            self.record.drafts.save(one.id, one.version, Draft(text=text), None, self.clock(), keep=False)
            self.words += 1
        except StoreFault:
            self.stop.wait(0.05)


def test_what_was_told_as_stored_is_there_once_and_what_was_not_was_reported(
    postgres_server: Server, postgres_url: str, open_: Callable[[str], Store]
) -> None:
    store, stop = open_(postgres_url), threading.Event()
    writers = [Writer(store.record(f"person {number}"), stop) for number in range(4)]
    threads = [threading.Thread(target=one.run) for one in writers]
    for thread in threads:
        thread.start()
    for _ in range(RESTARTS):
        stop.wait(PAUSE_SECONDS)
        postgres_server.stop()
        stop.wait(PAUSE_SECONDS)
        postgres_server.start()
    stop.wait(PAUSE_SECONDS)
    before = [len(one.told) for one in writers]
    stop.wait(2 * PAUSE_SECONDS)
    stop.set()
    for thread in threads:
        thread.join()
    assert [one.troubles for one in writers] == [[]] * 4
    assert all(one.refused for one in writers), "the server was not away for long enough"
    assert all(len(one.told) > count for one, count in zip(writers, before, strict=True)), "nobody went on by itself"
    in_doubt = 0
    for one in writers:
        kept = [each.application.company for each in one.record.stored()]
        assert len(kept) == len(set(kept))
        assert set(one.told) <= set(kept)
        # The server may have gone between the commit and its answer: told as a fault, and there.
        in_doubt += len(set(kept) - set(one.told))
        assert set(kept) - set(one.told) <= set(one.refused)
        assert all("COACH_DATABASE_URL" in fault or "look" in fault for fault in one.refused.values())
        ((draft, _),) = one.record.drafts.all()
        assert len(draft.draft.text.split()) >= one.words
    print(
        f"told {sum(len(one.told) for one in writers)}, refused {sum(len(one.refused) for one in writers)}, "
        f"of which {in_doubt} were there"
    )
    assert store.check() == ()


def test_the_page_says_that_the_server_is_away_and_stores_what_was_typed_once_it_is_back(
    postgres_server: Server, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COACH_DATABASE_URL", postgres_url)
    held_record.get_store.clear()
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    labelled(app, "Your note").set_value("Before").run()
    postgres_server.stop()
    try:
        labelled(app, "Your note").set_value("Typed while it was away").run()
        (warning,) = [one.value.replace("\\", "") for one in app.warning]
        assert "Not stored yet: keep this page open" in warning
        assert "gives no connection" in warning
        app.switch_page(str(ROOT / "coach" / "ui" / "pages" / "today.py")).run()
        assert [one for one in app.error if "gives no connection" in one.value]
    finally:
        postgres_server.start()
    app.run()
    assert not app.error
    app.switch_page(str(ROOT / "coach" / "ui" / "pages" / "draft.py")).run()
    assert not app.warning
    assert labelled(app, "Your note").value == "Typed while it was away"
    ((one, _),) = held_record.get_record().drafts.all()
    assert one.draft.text == "Typed while it was away"
    app.switch_page(str(ROOT / "coach" / "ui" / "pages" / "settings.py")).run()
    assert [one for one in app.caption if "PostgreSQL server" in one.value]
    let_go()
