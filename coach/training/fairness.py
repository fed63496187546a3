"""Whether what must not count does not: notes are changed in ways that say the same of their writer, and scored again.

The notes are the clean ones of models/slips/, which the model never saw.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import cycle, product
from pathlib import Path

from coach.domain.messages import Kind, Label, Note, ScoreResult
from coach.domain.rubric import load_rubric
from coach.errors import InvalidCorpus
from coach.scoring.engine import Engine
from coach.training.markdown import table
from coach.training.variations import (
    NAMES,
    TYPOS,
    WEATHER,
    in_other_cities,
    other_greeting,
    other_pronouns,
    other_spelling,
    renamed,
    with_a_typo,
    with_aside,
)

_TABLE = """# What must not count

Written by `coach measure-fairness --write`; do not edit. Notes that the model never saw (the clean ones of `slips/`)
are changed in ways that say the same of their writer, and scored again. `same`: kind, score and levels are as before.

{rows}

- Names: everybody of the record under names usual elsewhere, of women and of men, in the text and in the record.
- English learnt later: {pairs} notes written twice by hand, sentence by sentence, the second time as by somebody whose
  English is a second language (`slips/pairs.jsonl`). {beyond} of them lose more than the {clean} points that clean
  language weighs.
- Cities: those of some fifty that a note names, for others of that list, elsewhere in the world.
- A slip of typing in the longest word, each of the four kinds in turn, changes a label in {flipped} notes.
- A word about the weather at the end of the body, one of {weathers} by turns, raises a criterion of content in
  {weather} notes; small talk of all sorts, one of {asides} sentences by a hand from whom nothing learnt, in {talk}.
  In {weather_else} and {talk_else} others it changes the kind, a label of another sentence or a level, those of length
  and of the whole not counted, as small talk is length. Where it is told, it can change the kind alone. A sentence that
  is not told is read beside its neighbours, and a level goes by the whole message, so that one near its cut-off may
  pass it.
"""

_COLUMNS = ("changed", "notes touched", "same", "mean difference, points", "largest")
# The weight of the criterion on clean language, the same for every kind that has it: the most that a note by somebody
# who learnt English later should lose.
(CLEAN,) = {one.weight for criteria in load_rubric().criteria.values() for one in criteria if one.id == "clean"}
SLIP = "a slip of typing"
CONTENT = ("gratitude", "context", "specific", "qualification", "interest", "next_step", "answer")


@dataclass(frozen=True, slots=True)
class Compared:
    """What became of notes under one change: of `notes` that it touched, `same` kept score and levels; `worst` is the
    largest difference of two scores, in points, and `mean` the mean difference, changed less unchanged."""

    name: str
    notes: int
    same: int
    mean: float
    worst: float


@dataclass(frozen=True, slots=True)
class Chatted:
    """Of `notes` with a sentence of small talk put in: in how many it `raised` a criterion of content, and in how many
    others it `changed` the kind, a label of another sentence, or a level other than those of length and whole."""

    notes: int
    raised: int
    changed: int


@dataclass(frozen=True, slots=True)
class FairnessFound:
    """All that was measured: in how many notes of how many a slip of typing changed a label; what a word about the
    `weather` or other small `talk` (of so many `asides`) did; how the second of each pair fares beside the first, and
    how many lose more than CLEAN."""

    changes: tuple[Compared, ...]
    flipped: tuple[int, int]
    weather: Chatted
    talk: Chatted
    asides: int
    second: Compared
    second_beyond: int


@dataclass(frozen=True, slots=True)
class Pair:
    """One note twice: in fluent English and, sentence by sentence, in that of somebody who learnt it later."""

    fluent: Note
    second: Note


Change = Callable[[Note], Note]
Score = Callable[[Note], ScoreResult]


def compare(score: Score, name: str, notes: Sequence[Note], change: Change) -> Compared:
    """Score and levels before and after a change, of the notes that it touches."""
    touched = [(note, changed) for note in notes if (changed := change(note)) != note]
    pairs = [(score(note), score(changed)) for note, changed in touched]
    differences = [(after.score or 0) - (before.score or 0) for before, after in pairs]
    return Compared(
        name,
        len(pairs),
        sum(_judgement(before) == _judgement(after) for before, after in pairs),
        sum(differences) / max(len(pairs), 1),
        max(map(abs, differences), default=0),
    )


def _judgement(result: ScoreResult) -> tuple[object, ...]:
    return result.kind, result.score, [(one.id, one.level) for one in result.criteria]


def flipped_labels(score: Score, notes: Sequence[Note], changes: Iterable[Change]) -> tuple[int, int]:
    """In how many notes some label changed, and of how many that one of the changes touched."""
    touched = [(note, changed) for note, change in product(notes, changes) if (changed := change(note)) != note]
    return sum(_labels(score(note)) != _labels(score(changed)) for note, changed in touched), len(touched)


def _labels(result: ScoreResult) -> list[tuple[Label, ...]]:
    return [one.labels for one in result.sentences]


def chatted(asides: Sequence[str], score: Score, notes: Sequence[Note]) -> Chatted:
    """What one of the asides, by turns, does to each note."""
    raised = changed = 0
    for note, aside in zip(notes, cycle(asides)):
        before = score(note)
        with_it = with_aside(note, before, aside)
        after = score(with_it)
        levels = {one.id: one.level for one in before.criteria}
        if any(one.level > levels.get(one.id, 0) for one in after.criteria if one.id in CONTENT):
            raised += 1
        else:
            changed += _essence(before, note.text) != _essence(after, with_it.text, aside)
    return Chatted(len(notes), raised, changed)


def _essence(result: ScoreResult, text: str, aside: str = "") -> tuple[object, ...]:
    """Kind, labels by sentence and levels; without the aside, and without those that go by length, which it adds to."""
    said = [(text[one.start : one.end], one.labels) for one in result.sentences]
    levels = {one.id: one.level for one in result.criteria if one.id not in ("brevity", "impression")}
    return result.kind, [one for one in said if one[0] not in aside], levels


def load_pairs(path: Path) -> tuple[Pair, ...]:
    """Raises InvalidCorpus for anything that is not in the form of the README."""
    try:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        return tuple(
            Pair(
                *(
                    Note(text=row[one], id=row["id"], kind=Kind(row["kind"]), request=row.get("request"))
                    for one in ("fluent", "second")
                )
            )
            for row in rows
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InvalidCorpus(f"{path}: {error!r}") from error


def measure_fairness(
    engine: Engine, notes: Sequence[Note], pairs: Sequence[Pair], asides: Sequence[str]
) -> FairnessFound:
    """Every change on every note that it touches."""
    # Each note stands beside a dozen changes of it.
    score = cache(engine.score)
    names = [
        compare(score, f"names, {origin}", notes, partial(renamed, names=names)) for origin, names in NAMES.items()
    ]
    typos = {f"{SLIP}, {name}": partial(with_a_typo, slip=slip) for name, slip in TYPOS.items()}
    rest: Mapping[str, Change] = {
        "he and she": other_pronouns, "cities": in_other_cities, "Dear and Hi": other_greeting,
        "British and American": other_spelling, **typos,
    }  # fmt: skip
    others = [compare(score, name, notes, change) for name, change in rest.items()]
    second = {one.fluent.text: one.second for one in pairs}
    told = compare(score, "English learnt later", [one.fluent for one in pairs], lambda note: second[note.text])
    return FairnessFound(
        (*names, *others), flipped_labels(score, notes, typos.values()), chatted(WEATHER, score, notes),
        chatted(asides, score, notes), len(asides), told, sum(_lost(score, one) > CLEAN for one in pairs),
    )  # fmt: skip


def _lost(score: Score, pair: Pair) -> float:
    return (score(pair.fluent).score or 0) - (score(pair.second).score or 0)


def fairness_table(found: FairnessFound) -> str:
    """The text of models/FAIRNESS.md."""
    rows = [
        [one.name, str(one.notes), f"{one.same / max(one.notes, 1):.1%}", f"{one.mean:+.2f}", f"{one.worst:.0f}"]
        for one in (*found.changes, found.second)
    ]
    flipped, weather, talk = (
        f"{part} of {whole}"
        for part, whole in (found.flipped, *[(one.raised, one.notes) for one in (found.weather, found.talk)])
    )
    return _TABLE.format(
        rows=table(_COLUMNS, rows),
        flipped=flipped,
        weather=weather,
        talk=talk,
        weather_else=found.weather.changed,
        talk_else=found.talk.changed,
        asides=found.asides,
        weathers=len(WEATHER),
        beyond=found.second_beyond,
        pairs=found.second.notes,
        clean=CLEAN,
    )
