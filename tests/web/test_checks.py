"""What /healthz tries."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import QueuePool

from coach import Coach
from coach.domain.messages import Kind
from coach.errors import CoachError, InvalidModel, StoreFault
from coach.settings import default_settings
from coach.web import checks


class Damaged:
    """A coach whose results are wrong in one way."""

    def __init__(self, coach: Coach, **wrong: Any) -> None:
        self._result = replace(coach.score(checks.NOTE), **wrong)

    def score(self, _text: str) -> Any:
        return self._result


@pytest.fixture(autouse=True)
def _no_store_from_before() -> None:
    checks._store.cache_clear()


def test_the_fixed_note_is_scored(coach: Coach, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "coach", lambda: coach)
    checks.score_a_note()


@pytest.mark.parametrize(
    "wrong", [{"score": None}, {"score": 0}, {"score": 3}, {"score": 250}, {"kind": Kind.CHECK_IN}]
)
def test_a_score_that_makes_no_sense_is_a_fault(
    coach: Coach, monkeypatch: pytest.MonkeyPatch, wrong: dict[str, Any]
) -> None:
    monkeypatch.setattr(checks, "coach", lambda: Damaged(coach, **wrong))
    with pytest.raises(checks.Unwell):
        checks.score_a_note()


def test_a_model_that_can_t_be_loaded_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> Coach:
        raise InvalidModel("missing")

    monkeypatch.setattr(checks, "coach", missing)
    with pytest.raises(CoachError):
        checks.score_a_note()


def test_the_record_is_made_by_the_first_look_and_missed_when_it_is_gone() -> None:
    checks.ask_the_database()
    file = default_settings().home / "record.db"
    file.unlink()
    with pytest.raises(StoreFault):
        checks.ask_the_database()
    assert not file.exists()


def test_a_store_that_does_not_open_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACH_DATABASE_URL", "postgresql://coach@127.0.0.1:1/none")
    with pytest.raises(StoreFault):
        checks.ask_the_database()
    monkeypatch.delenv("COACH_DATABASE_URL")
    checks.ask_the_database()


def test_no_connection_stays_open_between_two_questions() -> None:
    for _ in range(2):
        checks.ask_the_database()
        pool = checks._store()._database.engine.pool
        assert isinstance(pool, QueuePool)
        assert (pool.checkedin(), pool.checkedout()) == (0, 0)


def test_a_record_that_could_only_be_read_is_opened_again_once_it_can_be_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[bool] = []

    class OnceReadOnly:
        refusal = "The disk is full."

        def ask(self, *, within_seconds: float) -> None:
            assert within_seconds == checks.DATABASE_SECONDS

        def is_worth_keeping_open(self) -> bool:
            return len(opened) == 1

        def close(self) -> None:
            pass

    def build(_settings: object) -> OnceReadOnly:
        opened.append(True)
        return OnceReadOnly()

    monkeypatch.setattr(checks, "build_store", build)
    checks.ask_the_database()
    checks.ask_the_database()
    assert len(opened) == 1
    opened.append(True)
    checks.ask_the_database()
    checks.ask_the_database()
    assert len(opened) == 3
