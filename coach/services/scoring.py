"""What the shells ask for: judging the model on labelled notes, training it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from coach.domain.messages import Kind, Note
from coach.errors import InvalidCorpus, InvalidOptions
from coach.scoring.document import Document
from coach.scoring.engine import Engine

if TYPE_CHECKING:
    from coach.training.evaluation import Evaluation
    from coach.training.training import Say, Trained

# coach.training brings scikit-learn and SciPy, two seconds that scoring need not wait for: hence the imports inside.


def evaluate_files(engine: Engine, paths: Sequence[Path]) -> "Evaluation":
    """Scores labelled notes as it would any user's, the kind found out and not given, and compares."""
    from coach.training.corpus import load_notes
    from coach.training.evaluation import Outcome, evaluate

    found = []
    for labelled in load_notes(paths):
        result = engine.score(labelled.note)
        levels = {one.id: one.level for one in result.criteria}
        found.append(Outcome(labelled, result.kind, result.sentences, result.score, result.band, levels))
    return evaluate(found)


def measure_proofreading(models: Path) -> str:
    """What the rules find in the sets of models/slips and in the corpus, as the text of models/SLIPS.md."""
    from coach.training.corpus import load_corpus
    from coach.training.slips import measure_slips
    from coach.training.slips_table import slips_table

    notes, _ = load_corpus(models / "corpus")
    return slips_table(measure_slips(models / "slips", notes))


def measure_invariance(engine: Engine, models: Path) -> str:
    """How scores stand up to changes that must not count, as the text of models/FAIRNESS.md."""
    from coach.training.corpus import load_asides
    from coach.training.fairness import fairness_table, load_pairs, measure_fairness
    from coach.training.slips import load_slip_notes

    paths = sorted((models / "slips").glob("clean-*.jsonl"))
    notes = [one.note for path in paths for one in load_slip_notes(path)]
    asides = [one.text for one in load_asides(models / "slips")]
    return fairness_table(measure_fairness(engine, notes, load_pairs(models / "slips" / "pairs.jsonl"), asides))


def measure_asks(engine: Engine, models: Path) -> str:
    """How well the program tells what was asked and what of it is answered, as the text of models/ANSWERS.md."""
    from coach.training.answers.measuring import answers_table, measure_answers
    from coach.training.answers.requests import load_exchanges
    from coach.training.training import ASKS

    folder = models / ASKS / "unseen"
    sets = sorted(folder.glob("*.jsonl"))
    if not sets:
        raise InvalidCorpus(f"{folder}: no requests with replies there (*.jsonl) to measure with.")

    def alone(reply: Document) -> int | None:
        result = engine.score(Note(text=reply.text, kind=Kind.FEEDBACK_REPLY))
        return next((one.level for one in result.criteria if one.id == "answer"), None)

    return answers_table({one.stem: measure_answers(engine.answers.read, alone, load_exchanges([one])) for one in sets})


def train_model(corpus: Path, models: Path, say: "Say") -> "Trained":
    """Trains on a corpus folder and writes the model files into `models`."""
    from coach.training.training import train

    return train(corpus, models, say)


def train_encoder_and_model(corpus: Path, models: Path, say: "Say") -> "Trained":
    """The same with an encoder fine-tuned anew; raises InvalidOptions where PyTorch is missing."""
    try:
        from coach.training.encoder.training import train_encoder
    except ImportError as error:
        raise InvalidOptions(f"{error}. Fine-tuning needs more packages: run `make train-encoder`.") from error
    from coach.training.training import ASKS

    train_encoder(models / ASKS, corpus, models, say)
    return train_model(corpus, models, say)


def train_answers_anew(models: Path, say: "Say") -> str:
    """Fine-tunes what tells answers on the requests and the corpus in the folder of the model, and gives the version of
    the model that it makes; raises InvalidOptions where PyTorch is missing."""
    try:
        from coach.training.answers.training import train_answers
    except ImportError as error:
        raise InvalidOptions(f"{error}. Fine-tuning needs more packages: run `make train-answers`.") from error
    from coach.training.training import ASKS, describe

    train_answers(models / ASKS, models / "corpus", models, say)
    return describe(models)
