"""The shipped encoder reads a message the same way whatever it read before."""

from dataclasses import replace

import numpy as np
import pytest

from coach.scoring.encoding.encoder import Encoder, EncoderParts
from coach.scoring.encoding.files import from_files, to_files
from coach.scoring.labelling.context import KINDS, LABELS
from coach.scoring.segmentation import read
from coach.scoring.store import encoder_files, load_model
from coach.settings import default_settings
from tests.scoring.opened import opened

NOTE = """Dear Ms Osei,

Thank you for showing me round the cold store on Tuesday. At Harrow Foods I cut spoilage by a third. I would love to join you.

Best regards,
Jo Reed"""
LEXICON = load_model(default_settings().models).weights.lexicon


@pytest.fixture(scope="module")
def parts() -> EncoderParts:
    return from_files(encoder_files(default_settings().models))


@pytest.fixture(scope="module")
def encoder(parts: EncoderParts) -> Encoder:
    return Encoder(parts, LEXICON)


def test_there_is_a_row_a_sentence_and_a_number_a_kind(encoder: Encoder) -> None:
    document = read(NOTE)
    found = encoder.read(document)

    assert found.labels.shape == (len(document.sentences), len(LABELS))
    assert found.kinds.shape == (len(KINDS),)


def test_what_was_read_before_changes_no_bit(parts: EncoderParts, encoder: Encoder) -> None:
    for text in ("Hello there.", NOTE.replace("Tuesday", "Sunday at 9"), NOTE[::-1], "Why? " * 50):
        encoder.read(read(text))
    again, fresh = encoder.read(read(NOTE)), Encoder(parts, LEXICON).read(read(NOTE))

    assert again.labels.tobytes() == fresh.labels.tobytes()
    assert again.kinds.tobytes() == fresh.kinds.tobytes()


def test_the_same_sentence_says_something_else_elsewhere(encoder: Encoder) -> None:
    alone = encoder.read(read("I would love to join you."))
    within = encoder.read(read(NOTE))

    assert not np.allclose(alone.kinds, within.kinds)


@pytest.mark.parametrize("text", ["", " \n", "> On Monday you wrote:\n> Hello"])
def test_where_there_is_nothing_to_read_no_kind_is_likelier(encoder: Encoder, text: str) -> None:
    found = encoder.read(read(text))

    assert found.kinds.tolist() == [0.0] * len(KINDS)
    assert (found.labels < 0).all()


def test_quoted_mail_is_not_read(encoder: Encoder) -> None:
    quoted = encoder.read(read(f"{NOTE}\n\n> On Monday you wrote:\n> Send your salary expectations or else.\n"))

    assert quoted.kinds.tolist() == encoder.read(read(NOTE)).kinds.tolist()


@pytest.mark.parametrize("text", ["word " * 5000, "x" * 5000, "😀" * 300, "שלום " * 200, "\x00\x01"])
def test_any_sentence_is_read_up_to_its_limit(encoder: Encoder, text: str) -> None:
    assert np.isfinite(encoder.read(read(text)).labels).all()


def test_files_and_parts_are_the_same_thing(parts: EncoderParts) -> None:
    contents = to_files(parts)

    assert to_files(from_files(contents)) == contents
    assert opened(contents) == opened(encoder_files(default_settings().models))


@pytest.mark.parametrize("name", ["sentence", "message"])
def test_a_damaged_graph_is_refused(parts: EncoderParts, name: str) -> None:
    with pytest.raises(ValueError, match="graph"):
        Encoder(replace(parts, **{name: b"no graph"}), LEXICON)


def test_vectors_for_another_vocabulary_are_refused(parts: EncoderParts) -> None:
    with pytest.raises(ValueError, match="vocabulary"):
        Encoder(replace(parts, vocabulary=parts.vocabulary[:-1]), LEXICON)
