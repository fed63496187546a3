"""The composition root: the one place where the parts are put together."""

import os
from collections.abc import Sequence
from copy import copy
from datetime import UTC, datetime, timedelta
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from coach.domain.choices import Choices
from coach.domain.findings import load_findings
from coach.domain.messages import Kind, Note, ScoreResult
from coach.domain.rubric import load_rubric
from coach.errors import InvalidOptions
from coach.regions import calendar_of
from coach.scoring.answering.asks import Ask
from coach.scoring.engine import Engine
from coach.scoring.labelling.classifier import Classifier
from coach.scoring.segmentation import read
from coach.scoring.store import Model, load_model
from coach.scoring.wire import parse_kind
from coach.services.preferences import TimeRules, load_preferences
from coach.settings import Settings, default_settings, find_zone

if TYPE_CHECKING:
    from coach.storage.record import Record
    from coach.storage.store import Store


def build_engine(settings: Settings) -> Engine:
    """Loads the model; raises InvalidModel where it can't be trusted."""
    return engine_of(load_model(settings.models))


def engine_of(model: Model) -> Engine:
    """The engine that scores by a model, wherever that was read from."""
    return Engine(
        Classifier(model.weights, model.encoder), model.answers, model.judgement, load_rubric(), load_findings(),
        model.version,
    )  # fmt: skip


class Coach:
    """Scores notes. Building one loads the model; scoring is pure, and threads may share one coach."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.engine = build_engine(settings or default_settings())

    def score(
        self,
        text: str,
        kind: Kind | str | None = None,
        *,
        id: str | int | None = None,  # noqa: A002 - the interface's name
        subject: str | None = None,
        company: str | None = None,
        role: str | None = None,
        interviewers: Sequence[str] = (),
        sender: str | None = None,
        request: str | None = None,
        others: Sequence[str] = (),
    ) -> ScoreResult:
        """What the coach says about one note; an unknown kind raises InvalidRequest. `subject=""` means: none."""
        return self.score_note(
            Note(
                text=text, id=id, kind=parse_kind(kind), subject=subject, company=company, role=role,
                interviewers=tuple(interviewers), sender=sender, request=request, others=tuple(others),
            )
        )  # fmt: skip

    def score_note(self, note: Note) -> ScoreResult:
        """The same for a note put together elsewhere."""
        return self.engine.score(note)

    def asks(self, request: str, text: str) -> tuple[Ask, ...]:
        """What an employer's request asks for, in order, and where a reply answers it; none where it asks nothing."""
        return self.engine.answers.read(request, read(text)).asks if request.strip() else ()

    def with_choices(self, choices: Choices) -> "Coach":
        """A coach that scores by a user's own weights and rules; this one, without any, stays as it is."""
        own = copy(self)
        own.engine = self.engine.with_choices(choices)
        return own


@lru_cache(maxsize=1)
def coach() -> Coach:
    """The coach of this process, built on first use."""
    return Coach()


def clock() -> datetime:
    """The instant, in UTC: the one place where the program looks at the clock.

    For a demonstration COACH_NOW names another, as 2026-11-25T18:00:00+00:00, from which the clock then goes on. Raises
    InvalidOptions where it is none.
    """
    named = os.environ.get("COACH_NOW")
    lead = _lead(named) if named else timedelta()
    return datetime.now(UTC) + lead


@lru_cache(maxsize=1)
def _lead(named: str) -> timedelta:
    try:
        return datetime.fromisoformat(named) - datetime.now(UTC)
    except (ValueError, TypeError):
        raise InvalidOptions(
            f"COACH_NOW {named!r} is no instant. Write it as 2026-11-25T18:00:00+00:00, or leave it out."
        ) from None


def time_rules(record: "Record", settings: Settings) -> TimeRules:
    """How time is counted for one user: their zone, their region's holidays and their thresholds."""
    preferences = load_preferences(record)
    zone = find_zone(preferences.zone_name) if preferences.zone_name else settings.zone
    return TimeRules(zone, partial(calendar_of, preferences.region), preferences.thresholds)


def build_store(settings: Settings, *, shared: bool = False) -> "Store":
    """Opens the record, made or brought up to date where need be; raises StoreFault, which says what to do. `shared`:
    many people read what it says, and see no file and no address in it."""
    # SQLAlchemy and Alembic take two thirds of a second that scoring need not wait for.
    from coach.storage.store import open_store

    return open_store(settings.database_url, settings.backups, clock, shared=shared)
