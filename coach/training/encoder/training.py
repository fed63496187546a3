"""The whole way from labelled notes to the encoder's files and to what it makes of notes that it did not learn from."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import torch

from coach.scoring.encoding.encoder import Encoder, EncoderParts, Encoding
from coach.scoring.encoding.files import FOLDER, to_files
from coach.scoring.encoding.wordpiece import WordPiece
from coach.scoring.store import sha256
from coach.training.answers.requests import Exchange, load_replies
from coach.training.corpus import (
    ContrastSentence,
    LabelledNote,
    corpus_lexicon,
    load_asides,
    load_corpus,
    load_rewritten,
)
from coach.training.crossval import folds_by_author, folds_by_note
from coach.training.encoder.exporting import exported
from coach.training.encoder.learning import fine_tune
from coach.training.encoder.messages import Message, mask_number, of_contrast, of_note, of_reply
from coach.training.encoder.pretrained import WEIGHTS_SHA256, Pretrained, load_pretrained
from coach.training.encoder.recipe import Recipe
from coach.training.encodings import HELD_OUT, HeldOut, Unfinished, text_hash, to_bytes, write_whole

# D: a fold takes twenty minutes, so notes are left out a third at a time and authors a quarter, which asks more of the
# encoder than a fifth and one author would.
NOTE_GROUPS = 3
AUTHOR_GROUPS = 4
UNFINISHED = f"{FOLDER}/unfinished"

Say = Callable[[str], None]


class Trainer:
    """Fine-tunes on some of the notes of a corpus. `rewritten` are learnt from where the notes that they were written
    from may be, `replies` always: no note of the corpus is among them."""

    def __init__(
        self,
        contrast: Sequence[ContrastSentence],
        asides: Sequence[ContrastSentence],
        rewritten: Sequence[LabelledNote],
        replies: Sequence[Exchange],
        lexicon: frozenset[str],
        pretrained: Pretrained,
        recipe: Recipe,
    ) -> None:
        self._contrast, self._asides, self._rewritten, self._replies = contrast, asides, rewritten, replies
        self._lexicon, self._pretrained, self._recipe = lexicon, pretrained, recipe
        self._words = WordPiece(pretrained.vocabulary)

    def train(self, notes: Sequence[LabelledNote], say: Say) -> EncoderParts:
        """An encoder that learnt from these notes, the replies, the contrast sentences and the small talk."""
        messages, asides = self._messages(notes), self._alone(self._asides)
        network = fine_tune(messages, asides, self._pretrained, mask_number(self._words), self._recipe, say)
        return exported(network, self._pretrained.vocabulary)

    def hold_out(self, notes: Sequence[LabelledNote], fold: Sequence[bool], say: Say) -> dict[str, Encoding]:
        """Encodings of the notes in the `fold`, by id, by an encoder that learnt from the others."""
        parts = self.train([note for note, held in zip(notes, fold, strict=True) if not held], say)
        encoder = Encoder(parts, self._lexicon)
        held_out = [note for note, held in zip(notes, fold, strict=True) if held]
        return {str(note.note.id): encoder.read(note.document) for note in held_out}

    def lessons(self, notes: Sequence[LabelledNote], fold: Sequence[bool]) -> str:
        """Digest of all that `hold_out` goes by: every note as pieces, who is held out, what is learnt from besides,
        from where and how."""
        pieces = self._messages(notes), self._alone(self._asides)
        return sha256(repr((fold, pieces, self._recipe, WEIGHTS_SHA256, torch.__version__)).encode())

    def _messages(self, notes: Sequence[LabelledNote]) -> list[Message]:
        known = {note.note.id for note in notes}
        again = [note for note in self._rewritten if note.note.id in known]
        read = [of_note(note, self._lexicon, self._words) for note in (*notes, *again)]
        read += [of_reply(one, self._lexicon, self._words) for one in self._replies]
        return [message for message in read if message] + self._alone(self._contrast)

    def _alone(self, sentences: Sequence[ContrastSentence]) -> list[Message]:
        return [of_contrast(one, self._lexicon, self._words) for one in sentences]


def author_groups(notes: Sequence[LabelledNote]) -> list[int]:
    """A fold for each note; the notes of one author are in one."""
    return [author % AUTHOR_GROUPS for author in folds_by_author(notes)]


def train_encoder(exchanges: Path, corpus: Path, models: Path, say: Say) -> None:
    """Writes the encoder's files and HELD_OUT, from a corpus and the replies of all `*.jsonl` in a folder of requests;
    takes three hours where the processor counts in bfloat16, else much longer. The same folders give the same files on
    one machine. Interrupted, it goes on with the fold that it was at."""
    notes, contrast = load_corpus(corpus)
    asides = load_asides(corpus)
    lexicon = corpus_lexicon(notes, (*contrast, *asides))
    replies = load_replies(exchanges, notes)
    trainer = Trainer(contrast, asides, load_rewritten(corpus, notes), replies, lexicon, load_pretrained(), Recipe())
    unfinished = Unfinished(models / UNFINISHED)

    def all_folds(folds: Sequence[int], name: str) -> dict[str, Encoding]:
        found: dict[str, Encoding] = {}
        for fold in sorted(set(folds)):
            say(f"{name} {fold + 1} of {len(set(folds))}")
            held = [one == fold for one in folds]
            found |= unfinished.kept_or(trainer.lessons(notes, held), partial(trainer.hold_out, notes, held, say))
        return found

    held_out = HeldOut(
        {str(note.note.id): text_hash(note) for note in notes},
        all_folds(folds_by_note(notes, NOTE_GROUPS), "fold"),
        all_folds(author_groups(notes), "group of authors"),
    )
    say("all notes")
    write_encoder(models, trainer.train(notes, say), held_out)
    unfinished.remove()


def write_encoder(models: Path, parts: EncoderParts, held_out: HeldOut) -> None:
    """Writes the encoder's files and HELD_OUT, each at once."""
    for name, content in (to_files(parts) | {HELD_OUT: to_bytes(held_out)}).items():
        write_whole(models / name, content)
