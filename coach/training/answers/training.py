"""The whole way from requests and replies to the files of what tells answers."""

from collections.abc import Callable
from pathlib import Path

from coach.errors import InvalidCorpus
from coach.scoring.answering.files import to_files
from coach.scoring.answering.states import Numbered
from coach.scoring.encoding.wordpiece import MASK, WordPiece
from coach.scoring.store import lexicon_in
from coach.training.answers.examples import example_of, examples_alone
from coach.training.answers.exporting import exported
from coach.training.answers.learning import fine_tune
from coach.training.answers.network import AnswerNetwork, RatingNetwork
from coach.training.answers.recipe import RATING, THINGS
from coach.training.answers.requests import load_folder
from coach.training.corpus import load_corpus
from coach.training.encoder.pretrained import load_pretrained
from coach.training.encodings import write_whole

Say = Callable[[str], None]


def train_answers(exchanges: Path, corpus: Path, models: Path, say: Say) -> None:
    """Writes the files, from all `*.jsonl` in a folder and the replies of the corpus, beside the model whose words they
    go by; takes an hour. The same folders give the same files on one machine."""
    pretrained = load_pretrained()
    numbered = Numbered(pretrained.vocabulary, lexicon_in(models))
    read = load_folder(exchanges)
    with_request = [example for one in read if (example := example_of(one, numbered))]
    if not with_request:
        raise InvalidCorpus(f"{exchanges}: no requests with replies there (*.jsonl) to learn from.")
    alone = examples_alone(load_corpus(corpus)[0], {one.id for one in read}, numbered)
    say(f"{len(read)} requests with replies, {len(alone)} replies by themselves")
    mask = WordPiece(pretrained.vocabulary).number(MASK)
    things = fine_tune(AnswerNetwork, with_request, pretrained, mask, THINGS, say)
    rating = fine_tune(RatingNetwork, [*with_request, *alone], pretrained, mask, RATING, say)
    for name, content in to_files(exported(things, rating)).items():
        write_whole(models / name, content)
