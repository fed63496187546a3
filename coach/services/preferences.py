"""What a user set: the region whose holidays count, the zone, thresholds, and how their notes are scored."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from coach.domain.applications import Application
from coach.domain.calendars import BusinessCalendar
from coach.domain.choices import MOST_WEIGHT, MOST_WORDS, OFF, Choices, is_word
from coach.domain.clocks import LIFETIME_YEARS
from coach.domain.findings import finding_of, load_findings
from coach.domain.messages import Kind
from coach.domain.rubric import load_rubric
from coach.domain.timing import Threshold, Thresholds, default_thresholds, load_timing

if TYPE_CHECKING:
    from coach.storage.record import Record

_REGION, _ZONE, _THRESHOLDS, _CHOICES = "region", "zone", "thresholds", "scoring"


@dataclass(frozen=True, slots=True)
class Preferences:
    """None stands for what was never set; `overrides` holds only the thresholds that differ from the default."""

    region: str | None = None
    zone_name: str | None = None
    overrides: Mapping[str, int] = field(default_factory=dict)
    choices: Choices = field(default_factory=Choices)

    @property
    def thresholds(self) -> Thresholds:
        """The numbers in force; raises InvalidOptions where those kept no longer fit together."""
        return default_thresholds().with_overrides(self.overrides)


@dataclass(frozen=True, slots=True)
class TimeRules:
    """How time is counted for one user; `calendar_for` gives the business days of some years."""

    zone: ZoneInfo
    calendar_for: Callable[[Iterable[int]], BusinessCalendar]
    thresholds: Thresholds

    def calendar_of(self, applications: Iterable[Application], now: datetime) -> BusinessCalendar:
        """The business days of the years that a record speaks of."""
        days = (day for one in applications for event in one.events for day in (event.day, event.promised_on) if day)
        return self.calendar_over((day.year for day in days), now)

    def calendar_over(self, years: Iterable[int], now: datetime) -> BusinessCalendar:
        """The business days of these years and the present one."""
        # A year typed wrongly is no reason to look up centuries of holidays.
        return self.calendar_for({year for year in years if abs(year - now.year) < LIFETIME_YEARS} | {now.year})


def load_preferences(record: "Record") -> Preferences:
    """What another version of the program knew beside, or bounded otherwise, is left out."""
    kept = record.preferences()
    return Preferences(
        _text(kept.get(_REGION)),
        _text(kept.get(_ZONE)),
        _numbers(kept.get(_THRESHOLDS)),
        _choices(kept.get(_CHOICES)),
    )


def save_place(record: "Record", region: str | None, zone_name: str | None) -> None:
    """Both as they are known to be right; None goes back to no holidays, and to the zone of the machine."""
    record.set_preference(_REGION, region)
    record.set_preference(_ZONE, zone_name)


def save_thresholds(record: "Record", values: Mapping[str, int]) -> None:
    """Keeps those that differ from the default; raises InvalidOptions, and keeps nothing, where one cannot be."""
    known = load_timing()
    overrides = {id_: value for id_, value in values.items() if id_ not in known or value != known[id_].default}
    default_thresholds().with_overrides(overrides)
    record.set_preference(_THRESHOLDS, overrides or None)


def save_weights(record: "Record", kind: Kind, weights: Mapping[str, int]) -> None:
    """The weights of one kind, an empty mapping for the defaults; raises InvalidOptions, and keeps nothing, where one
    cannot be."""
    _save_choices(record, load_preferences(record).choices.with_weights(kind, weights))


def mute_finding(record: "Record", switch: str) -> None:
    """A finding, or one rule of it; one at a time, as what must not be sent is not to be switched off in passing;
    InvalidOptions where unknown."""
    _save_choices(record, load_preferences(record).choices.with_muted(switch))


def unmute_finding(record: "Record", switch: str) -> None:
    """Does nothing where it was not switched off."""
    _save_choices(record, load_preferences(record).choices.without_muted(switch))


def add_word(record: "Record", word: str) -> None:
    """A word that proofreading takes for right; InvalidOptions where it is none."""
    _save_choices(record, load_preferences(record).choices.with_word(word))


def remove_word(record: "Record", word: str) -> None:
    """Does nothing where it is not among the user's words."""
    _save_choices(record, load_preferences(record).choices.without_word(word))


def reset_choices(record: "Record") -> None:
    """Back to the weights and findings that ship with the program; the user's words stay."""
    _save_choices(record, Choices(words=load_preferences(record).choices.words))


def _save_choices(record: "Record", choices: Choices) -> None:
    kept = {
        "weights": {kind.value: dict(own) for kind, own in choices.weights.items()},
        "muted": list(choices.muted),
        "words": list(choices.words),
    }
    record.set_preference(_CHOICES, kept if choices != Choices() else None)


def _choices(value: Any) -> Choices:
    kept = value if isinstance(value, dict) else {}
    choices, own = Choices(), kept.get("weights")
    for kind, criteria in load_rubric().criteria.items():
        weights = _weights(own.get(kind) if isinstance(own, dict) else None)
        if any(weights.get(one.id, one.weight) for one in criteria):
            choices = choices.with_weights(kind, {one.id: weights.get(one.id, one.weight) for one in criteria})
    for switch in _texts(kept.get("muted")):
        choices = choices.with_muted(switch) if finding_of(switch) in load_findings() else choices
    words = dict.fromkeys(filter(is_word, _texts(kept.get("words"))))
    return replace(choices, words=tuple(words)[:MOST_WORDS])


def _weights(value: Any) -> dict[str, int]:
    pairs = value.items() if isinstance(value, dict) else ()
    return {id_: weight for id_, weight in pairs if type(weight) is int and OFF <= weight <= MOST_WEIGHT}


def _texts(value: Any) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


def _numbers(value: Any) -> dict[str, int]:
    known, pairs = load_timing(), value.items() if isinstance(value, dict) else ()
    return {id_: number for id_, number in pairs if id_ in known and _is_within(number, known[id_])}


def _is_within(number: Any, threshold: Threshold) -> bool:
    low, high = threshold.bounds
    return type(number) is int and low <= number <= high
