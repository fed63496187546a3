"""The rubric: what each kind of message is scored on, and the arithmetic from levels and findings to a score."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from coach.domain.findings import FindingRule
from coach.domain.messages import Kind
from coach.domain.tables import parse_table
from coach.errors import InvalidRubric

FULL_SCORE = 100
# D: a note with a finding that must not be sent scores no more than this.
STOP_CAP = 40
# F37, edges D: Flesch-Kincaid grades above these are dense, or hard.
DENSE_GRADE, HARD_GRADE = 10.0, 13.0
# F42, edges D: so many slips of spelling or grammar are forgiven, or halve the points.
FEW_SLIPS, MANY_SLIPS = 1, 3
# F11 F38: one or two sentences on fit; more than this many argue a case.
MOST_QUALIFICATIONS = 3
# F57: three to five dated times.
ENOUGH_MOMENTS = 3
_SCORED_KINDS = (Kind.THANK_YOU, Kind.CHECK_IN, Kind.FEEDBACK_REPLY)


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing a reader looks for and why; `messages` are for levels 0, 1 and 2; `example` earns it, where one can."""

    id: str
    title: str
    weight: int
    sources: tuple[str, ...]
    why: str
    messages: tuple[str, str, str]
    example: str | None = None

    def points(self, level: int) -> int:
        """Nothing, half or all of the weight."""
        return self.weight * level // 2


@dataclass(frozen=True, slots=True)
class Brevity:
    """Word counts of the body, ends included."""

    weak: tuple[int, int]
    strong: tuple[int, int]
    most_sentences: int

    def level(self, words: int, sentences: int) -> int:
        """0 far off, 1 near, 2 good."""
        if not self.weak[0] <= words <= self.weak[1]:
            return 0
        within = self.strong[0] <= words <= self.strong[1] and sentences <= self.most_sentences
        return 2 if within else 1


@dataclass(frozen=True, slots=True)
class Rubric:
    """All criteria by kind, in the order in which they are shown."""

    version: str
    criteria: Mapping[Kind, tuple[Criterion, ...]]
    brevity: Mapping[Kind, Brevity]


def total(criteria: Sequence[Criterion], levels: Mapping[str, int], found: Iterable[FindingRule]) -> int:
    """Score from 0 to 100: points, less the cost of each finding once, capped where the note must not be sent."""
    rules = {rule.id: rule for rule in found}.values()
    points = sum(criterion.points(levels[criterion.id]) for criterion in criteria)
    score = max(points - sum(rule.cost for rule in rules), 0)
    return min(score, STOP_CAP) if any(rule.caps for rule in rules) else score


@lru_cache(maxsize=1)
def load_rubric() -> Rubric:
    """The rubric that ships with the program; raises InvalidRubric where it breaks its own rules."""
    return parse_rubric(parse_table((files("coach.domain") / "rubric.toml").read_text("utf-8"), "rubric"))


def parse_rubric(table: Mapping[str, Any]) -> Rubric:
    """A rubric from its TOML table; unknown or missing keys, odd weights and wrong sums are errors."""
    _expect_keys(table, {"version", "criteria", "brevity"}, "rubric")
    for name in ("criteria", "brevity"):
        _expect_keys(table[name], {kind.value for kind in _SCORED_KINDS}, name)
    criteria = {kind: tuple(_criterion(row, kind) for row in table["criteria"][kind]) for kind in _SCORED_KINDS}
    for kind, rows in criteria.items():
        if sum(row.weight for row in rows) != FULL_SCORE:
            raise InvalidRubric(
                f"criteria.{kind}: weights add up to {sum(row.weight for row in rows)}, not {FULL_SCORE}"
            )
        if len({row.id for row in rows}) != len(rows):
            raise InvalidRubric(f"criteria.{kind}: an id stands twice")
    return Rubric(
        str(table["version"]), criteria, {kind: _brevity(table["brevity"][kind], kind) for kind in _SCORED_KINDS}
    )


def _criterion(row: Mapping[str, Any], kind: Kind) -> Criterion:
    where = f"criteria.{kind}.{row.get('id', '?')}"
    _expect_keys(row, {"id", "title", "weight", "sources", "why", "messages"}, where, optional=frozenset({"example"}))
    if not isinstance(row["weight"], int) or row["weight"] <= 0 or row["weight"] % 2:
        raise InvalidRubric(f"{where}: weight must be an even whole number above 0, got {row['weight']!r}")
    if len(row["messages"]) != 3:
        raise InvalidRubric(f"{where}: expected 3 messages, for levels 0, 1 and 2, got {len(row['messages'])}")
    absent, weak, strong = row["messages"]
    return Criterion(
        row["id"], row["title"], row["weight"], tuple(row["sources"]), row["why"], (absent, weak, strong),
        row.get("example"),
    )  # fmt: skip


def _brevity(row: Mapping[str, Any], kind: Kind) -> Brevity:
    where = f"brevity.{kind}"
    _expect_keys(row, {"weak", "strong", "most_sentences"}, where)
    (low, high), (good, best) = row["weak"], row["strong"]
    if not low <= good <= best <= high:
        raise InvalidRubric(f"{where}: `strong` must lie within `weak`")
    return Brevity((low, high), (good, best), row["most_sentences"])


def _expect_keys(
    row: Mapping[str, Any], required: set[str], where: str, optional: frozenset[str] = frozenset()
) -> None:
    missing, unknown = required - set(row), set(row) - required - optional
    if missing or unknown:
        raise InvalidRubric(f"{where}: missing keys {sorted(missing)}, unknown keys {sorted(unknown)}")
