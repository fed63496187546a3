"""What is fine-tuned learns, and is written as what it is."""

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="fine-tuning needs the extra `encoder`")
pytest.importorskip("onnx", reason="fine-tuning needs the extra `encoder`")

from coach.domain.messages import Span  # noqa: E402
from coach.scoring.answering.asks import Clause, answers, clauses_as  # noqa: E402
from coach.scoring.answering.files import AnswerParts, Graphs, from_files, to_files  # noqa: E402
from coach.scoring.answering.fulness import fulness  # noqa: E402
from coach.scoring.answering.states import Network  # noqa: E402
from coach.scoring.encoding.encoder import EncoderParts  # noqa: E402
from coach.training.answers.examples import Example, Wanted  # noqa: E402
from coach.training.answers.exporting import exported  # noqa: E402
from coach.training.answers.learning import collated, fine_tune, means  # noqa: E402
from coach.training.answers.network import AnswerNetwork, RatingNetwork  # noqa: E402
from coach.training.answers.recipe import Recipe  # noqa: E402
from coach.training.encoder.network import Network as Bert  # noqa: E402
from coach.training.encoder.network import Shape  # noqa: E402

SHAPE = Shape(40, 32, 6, 4, 64, 130)
VOCABULARY = ("[UNK]", "[CLS]", "[SEP]", "[MASK]", *(f"w{i}" for i in range(36)))
MASK = 3
PLACES = (Span(1, 3), Span(3, 5), Span(5, 6))
ASKS = (Clause.ASKS_NOTHING, Clause.BEGINS, Clause.BEGINS)
# The third sentence never answers.
ONE = Example((1, 5, 6, 7, 8, 9, 2), PLACES, ASKS, ((1, 7, 8, 2), (1, 9, 2), (1, 20, 21, 22, 2)), (
    Wanted((1,), True, True, (True, False, False)), Wanted((2,), True, True, (False, True, False)),
), 2.0)  # fmt: skip
OTHER = Example((1, 5, 6, 7, 8, 9, 2), PLACES, ASKS, ((1, 9, 2), (1, 20, 21, 22, 2)), (
    Wanted((1,), False, False, (False, False)), Wanted((2,), True, True, (True, False)),
), 1.0)  # fmt: skip
ALONE = Example((1, 2), (), (), ((1, 30, 31, 2), (1, 32, 2)), (), 0.0)


class Untrained:
    """Stands in for the pretrained weights."""

    def network(self, dropout: float) -> Bert:
        return Bert(SHAPE, dropout)


@pytest.fixture(scope="module")
def things() -> AnswerNetwork:
    torch.manual_seed(7)
    return AnswerNetwork(Bert(SHAPE, 0.1), 0.1).eval()


@pytest.fixture(scope="module")
def rating() -> RatingNetwork:
    torch.manual_seed(8)
    network = RatingNetwork(Bert(SHAPE, 0.1), 0.1).eval()
    with torch.no_grad():  # it begins without any, so that all pieces would weigh the same
        network.attention.weight.copy_(torch.linspace(-3, 3, SHAPE.width)[None])
    return network


@pytest.fixture(scope="module")
def parts(things: AnswerNetwork, rating: RatingNetwork) -> AnswerParts:
    """As they are read from their files."""
    return from_files(to_files(exported(things, rating)))


def runs_of(network: AnswerNetwork, graphs: Graphs) -> Network:
    """As it runs in use, by the vectors of the pieces that it learnt with."""
    vectors = network.word.weight.detach().numpy()
    scales = np.abs(vectors).max(axis=1) / 127
    pieces = np.rint(vectors / scales[:, None]).astype(np.int8)
    return Network(EncoderParts(VOCABULARY, pieces, scales.astype(np.float32), b"", b""), graphs)


def test_the_files_agree_with_the_network(things: AnswerNetwork, parts: AnswerParts) -> None:
    runs = runs_of(things, parts.things)
    alone = [runs.request(ONE.request), *map(runs.sentence, ONE.sentences)]
    together = runs.together(alone)
    found = answers(parts.heads, [one.clauses for one in ONE.things], ONE.places, alone, together)
    with torch.no_grad():
        by_itself, in_context = things(*collated([ONE]))
        where, done = things.things(*means(ONE, by_itself[0], in_context[0]))
        clauses = things.clauses(in_context[0], ONE.places)

    assert np.abs(np.array([chance for chance, _ in found]) - torch.sigmoid(done[:, 0]).numpy()).max() < 0.02
    assert [place for _, place in found] == where.argmax(1).tolist()
    assert clauses_as(parts.heads, together[0], ONE.places) == [Clause(int(one)) for one in clauses.argmax(1)]


@pytest.mark.parametrize("example", [ONE, ALONE])
def test_and_so_do_they_in_how_fully_a_reply_answers(
    rating: RatingNetwork, parts: AnswerParts, example: Example
) -> None:
    runs = runs_of(rating, parts.rating)
    alone = [runs.request(example.request), *map(runs.sentence, example.sentences)]
    found, place = fulness(parts.rating_head, runs.together(alone))
    with torch.no_grad():
        states = rating(*collated([example]))[1][0]
        expected = torch.sigmoid(rating.rating(states, len(example.request))).sum()
        weights = rating.attention(states[len(example.request) :]).softmax(0)[:, 0]
    shares = [float(one.sum()) for one in weights.split([len(one) for one in example.sentences])]
    assert found == pytest.approx(float(expected), abs=0.02)
    assert place == int(np.argmax(shares))


def test_what_it_learnt_from_is_told() -> None:
    said: list[str] = []
    recipe = Recipe(epochs=40, rate=2e-3, head_rate=5e-3, by_itself=0, unanswered=0, astray=0, piece_mask=0, batch=3)
    learnt = fine_tune(RatingNetwork, [ONE, OTHER, ALONE], Untrained(), MASK, recipe, said.append)  # type: ignore[arg-type]

    losses = [float(line.rsplit(" ", 1)[1]) for line in said]
    assert losses[-1] < losses[0] / 4
    with torch.no_grad():
        alone, together = learnt(*collated([OTHER]))
        _, done = learnt.things(*means(OTHER, alone[0], together[0]))
        ratings = [
            learnt.rating(learnt(*collated([one]))[1][0], len(one.request)).sigmoid().sum()
            for one in (ONE, OTHER, ALONE)
        ]
    assert (done[:, 0] > 0).tolist() == [False, True]
    assert [round(float(one)) for one in ratings] == [2, 1, 0]
