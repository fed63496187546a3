"""Proofreading measured: on notes with planted slips, on notes without any, and on hits that an editor judged.

The files lie in models/slips/, whose README says whose hands wrote them and when the rules first met them.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter
from typing import Any

from coach.domain.messages import Finding, Kind, Note
from coach.errors import InvalidCorpus
from coach.scoring.findings import Case, find
from coach.scoring.findings.slips import find_slips
from coach.scoring.segmentation import read
from coach.training.corpus import LabelledNote

# Findings of the record that are no rule of proofreading, and mean the same to a writer.
_NAMES = frozenset({"wrong_name", "wrong_company"})
# A finding may hold so many words more than the slip: "on Monday 5 January" for a day that does not fit.
_WIDER = 2
# Words of the notes that are timed: about 120.
SHORT, LONG = 60, 180


@dataclass(frozen=True, slots=True)
class PlantedSlip:
    """A stretch of a note that is wrong, half-open in code points, and what sort of slip it is."""

    start: int
    end: int
    sort: str


@dataclass(frozen=True, slots=True)
class SlipNote:
    """A note with the slips that were planted in it; none where it is clean."""

    note: Note
    slips: tuple[PlantedSlip, ...] = ()


@dataclass(slots=True)
class Tally:
    """Hits of one rule: on planted slips, on nothing, and as an editor judged those on natural notes."""

    planted: int = 0
    false: int = 0
    judged_right: int = 0
    judged_false: int = 0
    unjudged: int = 0

    @property
    def precision(self) -> float | None:
        """Over every hit of which it is known whether it is right; None where there is none."""
        right, false = self.planted + self.judged_right, self.false + self.judged_false
        return right / (right + false) if right + false else None


@dataclass(frozen=True, slots=True)
class SetFound:
    """One file: `found` and `planted` slips by their sort, and alarms where nothing is wrong."""

    name: str
    notes: int
    planted: Mapping[str, int]
    found: Mapping[str, int]
    alarms: int

    @property
    def recall(self) -> float | None:
        """None for a set of clean notes."""
        return sum(self.found.values()) / sum(self.planted.values()) if self.planted else None


@dataclass(frozen=True, slots=True)
class SlipsFound:
    """All that was measured; `milliseconds` is the median of proofreading each of `timed` notes once."""

    sets: tuple[SetFound, ...]
    rules: Mapping[str, Tally]
    milliseconds: float
    timed: int


def load_slip_notes(path: Path) -> tuple[SlipNote, ...]:
    """Raises InvalidCorpus, with the line, for anything that is not in the form of the README."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            found.append(_slip_note(json.loads(line)))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise InvalidCorpus(f"{path}: line {number}: {error!r}") from error
    return tuple(found)


def _slip_note(row: Mapping[str, Any]) -> SlipNote:
    record = row["record"]
    note = Note(
        text=row["text"], id=row["id"], kind=Kind(row.get("kind", Kind.THANK_YOU)), company=record.get("company"),
        role=record.get("role"), interviewers=tuple(record.get("interviewers", ())),
        companies=tuple(record.get("companies", ())),
    )  # fmt: skip
    slips = tuple(PlantedSlip(one["start"], one["end"], one["sort"]) for one in row.get("slips", ()))
    for one, given in zip(slips, row.get("slips", ()), strict=True):
        if note.text[one.start : one.end] != given["wrong"]:
            raise ValueError(f"{given['wrong']!r} does not stand at {one.start}")
    return SlipNote(note, slips)


def measure_slips(folder: Path, corpus: Sequence[LabelledNote]) -> SlipsFound:
    """Every set of a folder, and the hits on a corpus as an editor judged them; InvalidCorpus for a file that is not
    in the form of the README."""
    rules: dict[str, Tally] = {}
    sets = {path.stem: load_slip_notes(path) for path in sorted(folder.glob("[cp]*-[0-9]*.jsonl"))}
    found = tuple(_measure_set(name, notes, rules) for name, notes in sets.items())
    judged = load_judged(folder / "judged.jsonl")
    _measure_judged((one.note for one in corpus if one.kind is not Kind.OTHER), judged, rules)
    timed = [one.note for notes in sets.values() for one in notes if SHORT <= len(one.note.text.split()) <= LONG]
    return SlipsFound(found, rules, _milliseconds(timed), len(timed))


def _milliseconds(notes: Sequence[Note]) -> float:
    """Of proofreading alone; each sentence gets a number of its own, so that nothing is remembered of it."""
    times = []
    for number, note in enumerate(notes):
        case = unlabelled_case(replace(note, text=note.text.replace(".", f" {number}.")))
        begun = perf_counter()
        list(find_slips(case))
        times.append(perf_counter() - begun)
    return 1000 * sorted(times)[len(times) // 2] if times else 0.0


def _measure_set(name: str, notes: Sequence[SlipNote], rules: dict[str, Tally]) -> SetFound:
    """One file, its hits added to `rules`."""
    planted, found, alarms = Counter[str](), Counter[str](), 0
    for one in notes:
        hits = _hits(one.note)
        planted.update(slip.sort for slip in one.slips)
        met = {slip: [hit for hit in hits if _meets(hit, slip, one.note.text)] for slip in one.slips}
        found.update(slip.sort for slip, its in met.items() if its)
        for hit in hits:
            is_right = any(_touches(hit, slip) for slip in one.slips)
            alarms += not is_right
            tally = rules.setdefault(hit.switch, Tally())
            tally.planted += is_right
            tally.false += not is_right
    return SetFound(name, len(notes), planted, found, alarms)


def _measure_judged(
    notes: Iterable[Note], judged: Mapping[tuple[str, str, int, int], bool], rules: dict[str, Tally]
) -> None:
    """Hits on natural notes: right or not as `judged` says by note, rule, start and end; else unjudged."""
    for note in notes:
        for hit in _hits(note):
            if hit.rule is None:
                continue
            tally = rules.setdefault(hit.switch, Tally())
            match judged.get((str(note.id), hit.rule, hit.start, hit.end)):
                case None:
                    tally.unjudged += 1
                case True:
                    tally.judged_right += 1
                case False:
                    tally.judged_false += 1


def load_judged(path: Path) -> Mapping[tuple[str, str, int, int], bool]:
    """An editor's word on each hit; raises InvalidCorpus."""
    try:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        return {(row["note"], row["rule"], row["start"], row["end"]): bool(row["right"]) for row in rows}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InvalidCorpus(f"{path}: {error!r}") from error


def _hits(note: Note) -> list[Finding]:
    return [one for one in find(unlabelled_case(note)) if one.rule or one.id in _NAMES]


def unlabelled_case(note: Note) -> Case:
    """Without labels, on which no finding of names or slips depends."""
    document = read(note.text)
    count = len(document.sentences)
    return Case(
        note=note, document=document, kind=note.kind or Kind.THANK_YOU, labels=[frozenset()] * count,
        red_flag=[0.0] * count,
    )  # fmt: skip


def _touches(hit: Finding, slip: PlantedSlip) -> bool:
    """They share a letter, or one begins where the other ends: a missing mark is marked on either side."""
    return hit.start <= slip.end and slip.start <= hit.end


def _meets(hit: Finding, slip: PlantedSlip, text: str) -> bool:
    """They share a letter, and the finding points at hardly more than the slip; a whole name for a letter of it."""
    shares = hit.start < max(slip.end, slip.start + 1) and slip.start < max(hit.end, hit.start + 1)
    wider = len(text[hit.start : hit.end].split()) - len(text[slip.start : slip.end].split())
    return shares and (hit.id in _NAMES or wider <= _WIDER)
