"""From sentences and findings to the level of each criterion, with the words that earned it."""

from collections.abc import Mapping
from dataclasses import dataclass

from coach.domain.messages import Finding, Kind, Label, LabelledSentence, Note, Part, Readability, Span
from coach.domain.rubric import Rubric
from coach.scoring.document import Document
from coach.scoring.findings import Frame
from coach.scoring.labelling.features import cues_of
from coach.scoring.requests import Asked, asked_for, moments_in
from coach.scoring.strength import AGAINST, LABEL_OF, LevelRule, strength_inputs

# D: a sentence that is nearly labelled is still the best evidence for a weak level.
_FAINT = 0.3
# RUBRIC: one or two sentences on fit; a check-in that argues its case again is too long.
_MOST_QUALIFICATIONS = 3
_PLEADS_AGAIN = 1
# F42 and D: grades over these are dense, or hard.
_DENSE_GRADE, _HARD_GRADE = 10.0, 13.0
_FORMULAS = {"qualification": "~weak_claim", "next_step": "~look_forward"}
_EVIDENCE = {
    "qualification": frozenset({"~years", "~own_record", "~result_words"}),
    "next_step": frozenset(
        {"~offer_help", "~when_decide", "~timeline", "~document_words", "~promised", "~availability"}
    ),
}
_SLIPS = frozenset({"spelling", "grammar"})
_HOSTILE = frozenset({"threat", "plea", "blame"})
# RUBRIC: three to five dated slots.
_ENOUGH_MOMENTS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """All that a criterion may look at."""

    note: Note
    kind: Kind
    document: Document
    sentences: tuple[LabelledSentence, ...]
    findings: tuple[Finding, ...]
    frame: Frame
    readability: Readability

    @property
    def body(self) -> tuple[LabelledSentence, ...]:
        """Sentences between greeting and close."""
        return tuple(sentence for sentence in self.sentences if sentence.part is Part.BODY)

    def words_of(self, sentence: LabelledSentence) -> str:
        """A sentence as written."""
        return self.document.text[sentence.start : sentence.end]

    def count(self, label: Label) -> int:
        """Sentences that carry the label."""
        return sum(label in sentence.labels for sentence in self.body)

    def found(self, ids: frozenset[str]) -> int:
        """Findings of these ids."""
        return sum(finding.id in ids for finding in self.findings)

    def saying(self, *cues: str) -> tuple[LabelledSentence, ...]:
        """Body sentences in which every one of these turns of phrase occurs."""
        return tuple(one for one in self.body if set(cues) <= cues_of(self.words_of(one)))


@dataclass(frozen=True, slots=True)
class Level:
    """Level 0 to 2 of a criterion and where in the text it shows."""

    level: int
    evidence: tuple[Span, ...] = ()


def judge(material: Material, rubric: Rubric, rules: Mapping[str, LevelRule]) -> dict[str, Level]:
    """A level for each criterion of the kind."""
    return {one.id: _judge_one(one.id, material, rubric, rules) for one in rubric.criteria[material.kind]}


def _judge_one(criterion: str, material: Material, rubric: Rubric, rules: Mapping[str, LevelRule]) -> Level:
    match criterion:
        case "brevity":
            return _brevity(material, rubric)
        case "frame":
            return _frame(material)
        case "clean":
            return _clean(material)
        case "helpful":
            return _helpful(material)
        case "constructive":
            return _constructive(material)
    level = rules[criterion].level(strength_inputs(material.document.text, material.sentences, LABEL_OF[criterion]))
    if criterion in AGAINST:
        return _tone(criterion, level, material)
    return _content(criterion, level, material)


def _content(criterion: str, level: int, material: Material) -> Level:
    if criterion == "specific" and material.kind is Kind.FEEDBACK_REPLY and (particulars := _particulars(material)):
        return Level(max(level, particulars), _evidence(Label.ANSWER, particulars, material))
    if not _evidence(LABEL_OF[criterion], level, material):
        return Level(0)  # no sentence speaks for it, however the sum came out
    if criterion == "qualification" and material.count(Label.QUALIFICATION) > _MOST_QUALIFICATIONS:
        level = min(level, 1)
    if _only_formulas(criterion, material):
        level = min(level, 1)
    return Level(level, _evidence(LABEL_OF[criterion], level, material))


def _only_formulas(criterion: str, material: Material) -> bool:
    """RUBRIC: adjectives without evidence are weak, and so is a bare "I look forward to hearing from you"."""
    formula = _FORMULAS.get(criterion)
    said = [cues_of(material.words_of(one)) for one in material.body if LABEL_OF[criterion] in one.labels]
    return (
        formula is not None and bool(said) and all(formula in cues and not cues & _EVIDENCE[criterion] for cues in said)
    )


def _evidence(label: Label, level: int, material: Material) -> tuple[Span, ...]:
    if level == 0:
        return ()
    earned = [one for one in material.body if label in one.labels]
    if not earned:
        index = tuple(Label).index(label)
        best = max(material.body, key=lambda one: one.probabilities[index], default=None)
        earned = [best] if best and best.probabilities[index] >= _FAINT else []
    return tuple(Span(one.start, one.end) for one in earned)


def _brevity(material: Material, rubric: Rubric) -> Level:
    readability = material.readability
    level = rubric.brevity[material.kind].level(readability.words, readability.sentences)
    if material.kind is Kind.CHECK_IN and material.count(Label.QUALIFICATION) > _PLEADS_AGAIN:
        level = min(level, 1)
    return Level(level)


def _frame(material: Material) -> Level:
    frame = material.frame
    signs = [frame.greeting_by_name, frame.close_with_name]
    if frame.subject_ok is not None:
        signs.append(frame.subject_ok)
    spans = [
        Span(one.start, one.end)
        for one in material.sentences
        if (one.part is Part.GREETING and frame.greeting_by_name) or (one.part is Part.CLOSE and frame.close_with_name)
    ]
    return Level(2 if all(signs) else int(any(signs)), tuple(spans))


def _clean(material: Material) -> Level:
    slips = material.found(_SLIPS)
    grade = material.readability.flesch_kincaid_grade or 0.0
    if slips > _MOST_QUALIFICATIONS or grade > _HARD_GRADE:
        return Level(0)
    return Level(1 if slips > 1 or grade > _DENSE_GRADE else 2)


def _helpful(material: Material) -> Level:
    offers = material.saying("~offer_help")
    particular = [
        one for one in offers if cues_of(material.words_of(one)) & {"~document_words", "~test_words", "~availability"}
    ]
    chosen = particular or list(offers)
    return Level(2 if particular else int(bool(offers)), tuple(Span(one.start, one.end) for one in chosen))


def _tone(criterion: str, level: int, material: Material) -> Level:
    hostile = material.found(_HOSTILE)
    level = min(level, 2 - min(hostile, 2))
    if (
        criterion == "patience"
        and level == 2
        and not (material.saying("~patience_words") or material.count(Label.GRATITUDE))
    ):
        level = 1  # neutral: nothing impatient, and nothing that minds their time either
    if level == 2 and criterion == "patience":
        kind_words = [
            *material.saying("~patience_words"),
            *(one for one in material.body if Label.GRATITUDE in one.labels),
        ]
        return Level(
            level, tuple(sorted({Span(one.start, one.end) for one in kind_words}, key=lambda span: span.start))
        )
    return Level(level)


def _particulars(material: Material) -> int:
    """RUBRIC: three to five dated slots; documents and tests named, or a day."""
    text = " ".join(material.words_of(one) for one in material.body)
    asked = asked_for(material.note.request, text)
    answers = [one for one in material.body if Label.ANSWER in one.labels]
    if asked is Asked.AVAILABILITY:
        moments = sum(moments_in(material.words_of(one)) for one in answers)
        return 2 if moments >= _ENOUGH_MOMENTS else int(moments > 0)
    if asked is Asked.OPINION:
        return 0
    named = {"~document_words", "~test_words", "~time_of_day"}
    return 2 if any(cues_of(material.words_of(one)) & named for one in answers) else 0


def _constructive(material: Material) -> Level:
    answers = [one for one in material.body if Label.ANSWER in one.labels]
    spans = tuple(Span(one.start, one.end) for one in answers)
    text = " ".join(material.words_of(one) for one in material.body)
    hostile = material.count(Label.RED_FLAG) > 0
    if asked_for(material.note.request, text) is not Asked.OPINION:
        return Level(max(min(len(answers), 1) * 2 - hostile, 0), spans)
    suggests = bool(material.saying("~survey_words"))
    praises = material.count(Label.GRATITUDE) > 0 or material.count(Label.SPECIFIC) > 0
    return Level(max(suggests + praises - hostile, 0), spans)
