"""All that the level of a criterion may go by, found out once for one message."""

from collections.abc import Mapping
from dataclasses import dataclass

from coach.domain.messages import Finding, Kind, Label, LabelledSentence, Note, Part, Readability
from coach.scoring.answering.asks import Answered
from coach.scoring.document import Document
from coach.scoring.encoding.encoder import RATINGS
from coach.scoring.findings import Frame
from coach.scoring.labelling.features import cues_of
from coach.scoring.lazily import lazily
from coach.scoring.requests import Asked, asked_for
from coach.scoring.strength import Floats, Strengths, strengths_of

# D: where the request is not known, means of two expected ratings, the encoder's of a message and that of a reply, from
# which it answers in part, and in full. Chosen by readers' ratings of 695 replies by 13 hands from whom the networks
# had not learnt; from 1.5 to 1.68 the second is as good. The encoder was another then. models/CARD.md says
# how it does for a hand left out.
_IN_PART, _IN_FULL = 1.05, 1.6
_ANSWER = RATINGS.index("answer")


@dataclass(frozen=True, kw_only=True)
class Material:
    """All that a criterion may look at."""

    note: Note
    kind: Kind
    document: Document
    sentences: tuple[LabelledSentence, ...]
    findings: tuple[Finding, ...]
    frame: Frame
    readability: Readability
    ratings: Floats
    answered: Answered | None

    @lazily
    def body(self) -> tuple[LabelledSentence, ...]:
        """Sentences between greeting and close."""
        return tuple(sentence for sentence in self.sentences if sentence.part is Part.BODY)

    def words_of(self, sentence: LabelledSentence) -> str:
        """A sentence as written."""
        return self.document.text[sentence.start : sentence.end]

    @lazily
    def asked(self) -> Asked:
        """What the employer wanted, by the request or else by the reply."""
        return asked_for([self.note.request] if self.note.request else map(self.words_of, self.body))

    @lazily
    def strengths(self) -> Strengths:
        """How strongly the message does each thing."""
        return strengths_of(self.document.text, self.sentences, self.ratings, self.readability.words)

    def carrying(self, label: Label) -> tuple[LabelledSentence, ...]:
        """Body sentences with the label."""
        return self._by_label.get(label, ())

    @lazily
    def _by_label(self) -> Mapping[Label, tuple[LabelledSentence, ...]]:
        by_label: dict[Label, list[LabelledSentence]] = {}
        for sentence in self.body:
            for label in sentence.labels:
                by_label.setdefault(label, []).append(sentence)
        return {label: tuple(sentences) for label, sentences in by_label.items()}

    @lazily
    def answer_level(self) -> int | None:
        """How fully a reply answers, as RUBRIC has it: by what the request asks for, or where nothing is known to be
        asked by what readers would make of the reply; None where it is no reply, or one of both is too long."""
        if self.answered is None:
            return None
        if self.answered.level is not None or self.answered.rating is None:
            return self.answered.level
        mean = (self.answered.rating + float(self.ratings[_ANSWER])) / 2
        return int(mean >= _IN_PART) + int(mean >= _IN_FULL)

    @lazily
    def answers(self) -> tuple[LabelledSentence, ...]:
        """Body sentences that give what was asked for: by their label, or as what the reply's answer rests on."""
        places = self.answered.sentences if self.answered and self.answer_level != 0 else ()
        return tuple(one for place, one in enumerate(self.body) if Label.ANSWER in one.labels or place in places)

    def found(self, ids: frozenset[str]) -> int:
        """Findings of these ids."""
        return sum(finding.id in ids for finding in self.findings)

    def cues(self, sentence: LabelledSentence) -> frozenset[str]:
        """Turns of phrase in a sentence."""
        return cues_of(self.words_of(sentence))

    def saying(self, cue: str) -> tuple[LabelledSentence, ...]:
        """Body sentences in which a turn of phrase occurs."""
        return tuple(one for one in self.body if cue in self.cues(one))
