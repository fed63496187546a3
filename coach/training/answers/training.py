"""The whole way from requests and replies to the files of what tells answers."""

from collections.abc import Callable
from pathlib import Path

from coach.errors import InvalidCorpus
from coach.scoring.answering.files import to_files
from coach.scoring.answering.states import Numbered
from coach.scoring.encoding.wordpiece import MASK, WordPiece
from coach.scoring.store import lexicon_in
from coach.training.answers.examples import example_of
from coach.training.answers.exporting import exported
from coach.training.answers.learning import fine_tune
from coach.training.answers.recipe import Recipe
from coach.training.answers.requests import load_exchanges
from coach.training.encoder.pretrained import load_pretrained
from coach.training.encodings import write_whole

Say = Callable[[str], None]


def train_answers(exchanges: Path, models: Path, say: Say) -> None:
    """Writes the files, from all `*.jsonl` in a folder, beside the model whose words they go by; takes half an hour.
    The same folder gives the same files on one machine."""
    pretrained = load_pretrained()
    numbered = Numbered(pretrained.vocabulary, lexicon_in(models))
    read = load_exchanges(sorted(exchanges.glob("*.jsonl")))
    examples = [example for one in read if (example := example_of(one, numbered))]
    if not examples:
        raise InvalidCorpus(f"{exchanges}: no requests with replies there (*.jsonl) to learn from.")
    say(f"{len(read)} requests with replies")
    mask = WordPiece(pretrained.vocabulary).number(MASK)
    for name, content in to_files(exported(fine_tune(examples, pretrained, mask, Recipe(), say))).items():
        write_whole(models / name, content)
