"""Judges notes by models that never saw them: grouped by note, or by author."""

from collections.abc import Collection, Mapping, Sequence

from coach.domain.messages import Kind
from coach.scoring.encoding.encoder import Encoding
from coach.scoring.engine import Judgement
from coach.scoring.labelling.classifier import Reading
from coach.training.calibration import assess_held_out, calibrate, read_held_out
from coach.training.corpus import LabelledNote
from coach.training.evaluation import Outcome
from coach.training.fitting import Lessons, NoteLogits, first_stage_logits, fit_first_stage

FOLDS = 5


def folds_by_note(notes: Sequence[LabelledNote], count: int = FOLDS) -> list[int]:
    """A fold of `count` for each note, spread evenly over authors and kinds; the same on every run."""
    order = sorted(range(len(notes)), key=lambda i: (notes[i].author, notes[i].kind, str(notes[i].note.id)))
    folds = [0] * len(notes)
    for rank, i in enumerate(order):
        folds[i] = rank % count
    return folds


def folds_by_author(notes: Sequence[LabelledNote]) -> list[int]:
    """A fold for each author."""
    authors = sorted({note.author for note in notes})
    return [authors.index(note.author) for note in notes]


def hold_out(
    notes: Sequence[LabelledNote],
    lessons: Lessons,
    folds: Sequence[int],
    encodings: Sequence[Encoding],
    only: Collection[int] | None = None,
) -> dict[int, NoteLogits]:
    """First-stage results by the place of the note, each from a model that did not train on its fold; so were its
    `encodings`. `lessons` are of these notes. Of `only` some folds, where given."""
    results: dict[int, NoteLogits] = {}
    for fold in sorted(set(folds) if only is None else only):
        held = {i for i, f in enumerate(folds) if f == fold}
        stage = fit_first_stage(lessons.without(held))
        results |= {i: first_stage_logits(stage, notes[i], encodings[i]) for i in held}
    return results


def outcomes(
    notes: Sequence[LabelledNote],
    results: Mapping[int, NoteLogits],
    folds: Sequence[int],
    only: Collection[int] | None = None,
) -> list[Outcome]:
    """What each note would be told by a program fitted, to the last cut-off, on the other folds, small talk not left
    out; of the notes of `only` some folds, where given."""
    done: dict[int, Outcome] = {}
    for fold in sorted(set(folds) if only is None else only):
        others = [i for i, f in enumerate(folds) if f != fold]
        calibrated = calibrate([notes[i] for i in others], [results[i] for i in others])
        for i, f in enumerate(folds):
            if f == fold:
                done[i] = _outcome(notes[i], read_held_out(notes[i], results[i], calibrated), calibrated.judgement)
    return [done[i] for i in sorted(done)]


def _outcome(note: LabelledNote, reading: Reading, judgement: Judgement) -> Outcome:
    if reading.kind is Kind.OTHER:
        return Outcome(note, reading.kind, reading.sentences, None, None, {})
    done = assess_held_out(note, reading.kind, reading, judgement)
    levels = {id_: one.level for id_, one in done.levels.items()}
    return Outcome(note, reading.kind, reading.sentences, done.score, judgement.band(done.score), levels)
