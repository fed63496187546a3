"""What is exported says what the trained network says."""

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="fine-tuning needs the extra `encoder`")
pytest.importorskip("onnx", reason="fine-tuning needs the extra `encoder`")

from coach.domain.messages import Kind, Note  # noqa: E402
from coach.scoring.encoding.encoder import Encoder  # noqa: E402
from coach.scoring.encoding.wordpiece import WordPiece  # noqa: E402
from coach.scoring.segmentation import read  # noqa: E402
from coach.training.corpus import LabelledNote  # noqa: E402
from coach.training.encoder.exporting import exported  # noqa: E402
from coach.training.encoder.messages import collate, of_note  # noqa: E402
from coach.training.encoder.network import Network, Shape  # noqa: E402

VOCABULARY = (
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "[MASK]",
    *"abcdefghijklmnopqrstuvwxyz.,",
    *(f"##{c}" for c in "abcdefghijklmnopqrstuvwxyz"),
)
TEXT = "Dear Ms Osei,\n\nThank you for the long talk. I would love to join you. When do you decide?\n\nBest,\nJo"


@pytest.fixture(scope="module")
def network() -> Network:
    torch.manual_seed(7)
    return Network(Shape(len(VOCABULARY), 32, 2, 4, 64, 130), 0.1).eval()


def test_the_files_agree_with_the_network(network: Network) -> None:
    lexicon = frozenset("thank i when best dear".split())
    document = read(TEXT)
    note = LabelledNote(Note(text=TEXT), Kind.THANK_YOU, "w0", (), {}, (), document)
    message = of_note(note, lexicon, WordPiece(VOCABULARY))
    assert message is not None
    with torch.no_grad():
        labels, kinds, ratings = network(collate([message]))
    found = Encoder(exported(network, VOCABULARY), lexicon).read(document)

    assert np.abs(found.labels - labels[0].numpy()).max() < 0.05
    assert np.abs(found.kinds - kinds[0].numpy()).max() < 0.05
    assert np.abs(found.ratings - ratings[0].numpy()).max() < 0.05


def test_a_sentence_in_a_batch_is_what_it_is_alone(network: Network) -> None:
    lexicon: frozenset[str] = frozenset()
    note = LabelledNote(Note(text=TEXT), Kind.THANK_YOU, "w0", (), {}, (), read(TEXT))
    message = of_note(note, lexicon, WordPiece(VOCABULARY))
    assert message is not None
    with torch.no_grad():
        together = network.sentences(collate([message]))[0]
        alone = [network.alone(network.word(torch.tensor([one])))[0] for one in message.sentences]

    assert torch.allclose(together, torch.stack(alone), atol=1e-5)
