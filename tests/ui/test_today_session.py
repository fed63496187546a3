"""What is done on the Today page is said, whatever else is clicked meanwhile."""

import pytest
from streamlit.runtime.scriptrunner import RerunException
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData

from coach.errors import InvalidOptions
from coach.ui.today import session
from coach.ui.today.session import Notice


class Session(dict[str, object]):
    """Breaks off at any look into it once another click waits, as Streamlit's does."""

    waits = False

    def __getitem__(self, key: str) -> object:
        self.look()
        return super().__getitem__(key)

    def __setitem__(self, key: str, value: object) -> None:
        self.look()
        super().__setitem__(key, value)

    def __contains__(self, key: object) -> bool:
        self.look()
        return super().__contains__(key)

    def look(self) -> None:
        if self.waits:
            raise RerunException(RerunData())


@pytest.fixture
def state(monkeypatch: pytest.MonkeyPatch) -> Session:
    state = Session()
    monkeypatch.setattr(session.st, "session_state", state)
    return state


def test_a_click_that_comes_in_meanwhile_does_not_part_a_deed_from_its_notice(state: Session) -> None:
    def deed() -> Notice:
        state.waits = True
        return Notice("Marked as sent.")

    session.press_once("Sent", deed)
    state.waits = False
    assert session.notice() == Notice("Marked as sent.")
    assert session.turn() == 1


def test_nor_a_fault_from_its_sentence(state: Session) -> None:
    def deed() -> Notice:
        state.waits = True
        raise InvalidOptions("Not that day.")

    session.press_once("Sent", deed)
    state.waits = False
    assert session.take_fault() == "Not that day."
    assert session.take_fault() is None


@pytest.mark.usefixtures("state")
def test_the_second_press_of_a_double_click_does_nothing() -> None:
    done: list[str] = []

    def deed() -> Notice:
        done.append("sent")
        return Notice("Marked as sent.")

    session.press_once("Sent", deed)
    session.press_once("Sent", deed)
    assert done == ["sent"]
