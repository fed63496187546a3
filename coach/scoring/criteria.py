"""From sentences and findings to the level of each criterion, with the words that earned it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from coach.domain.messages import Kind, Label, LabelledSentence, Part, Span
from coach.domain.rubric import (
    DENSE_GRADE,
    ENOUGH_MOMENTS,
    FEW_SLIPS,
    HARD_GRADE,
    MANY_SLIPS,
    MOST_QUALIFICATIONS,
    Rubric,
)
from coach.scoring.findings.slips import slip_ids
from coach.scoring.labelling.features import cues_of
from coach.scoring.material import Material
from coach.scoring.requests import Asked, moments_in
from coach.scoring.strength import AGAINST, LABEL_OF, LevelRule

# D: the likeliest sentence is the evidence for a weak level that the whole reaches without any label, from the first
# chance on; from the second on for any level. Of 0.05 to 0.5 the first is the best by readers' ratings of held-out
# notes, or within 0.003 of kappa of it, for every criterion. The second keeps notes unlike those from unearned points.
_FAINT, _NEARLY = 0.05, 0.3
# RUBRIC: a check-in that argues its case again is too long.
_PLEADS_AGAIN = 1
_FORMULAS = {"qualification": "~weak_claim", "next_step": "~look_forward"}
_EVIDENCE = {
    "qualification": frozenset({"~years", "~own_record", "~result_words"}),
    "next_step": frozenset(
        {"~offer_help", "~when_decide", "~timeline", "~document_words", "~promised", "~availability"}
    ),
}
_HANDED_OVER = frozenset({"~document_words", "~test_words", "~time_of_day"})
_WAITING_KINDLY = ("~no_rush", "~patience_words", "~they_are_busy", "~other_deadline")
_HOSTILE = frozenset({"threat", "plea", "blame"})


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
            return _brevity(material, rubric, rules)
        case "impression":
            return Level(_fitted(criterion, material, rules))
        case "frame":
            return _frame(material)
        case "clean":
            return _clean(material)
        case "helpful":
            return _helpful(material)
        case "constructive":
            return _constructive(material)
        case "answer" if material.answer_level is not None:
            level = material.answer_level
            return Level(level, _spans(material.answers) if level else ())
    level = _fitted(criterion, material, rules)
    if criterion in AGAINST:
        return _tone(criterion, level, material)
    return _content(criterion, level, material)


def _fitted(criterion: str, material: Material, rules: Mapping[str, LevelRule]) -> int:
    return rules[criterion].level(material.strengths.of(criterion))


def _content(criterion: str, level: int, material: Material) -> Level:
    if criterion == "specific" and material.kind is Kind.FEEDBACK_REPLY and (particulars := _particulars(material)):
        return Level(max(level, particulars), _spans(material.answers))
    evidence = _evidence(LABEL_OF[criterion], material)
    if level == 0 or not evidence:
        return Level(0)  # where no sentence speaks for it, however the sum came out
    many = criterion == "qualification" and len(material.carrying(Label.QUALIFICATION)) > MOST_QUALIFICATIONS
    weak = many or _only_formulas(criterion, material) or not _nearly(LABEL_OF[criterion], material)
    return Level(1 if weak else level, evidence)


def _nearly(label: Label, material: Material) -> bool:
    return bool(material.carrying(label)) or any(one.chance(label) >= _NEARLY for one in material.body)


def _only_formulas(criterion: str, material: Material) -> bool:
    """RUBRIC: adjectives without evidence are weak, and so is a bare "I look forward to hearing from you"."""
    formula = _FORMULAS.get(criterion)
    if formula is None:
        return False
    said = [material.cues(one) for one in material.carrying(LABEL_OF[criterion])]
    return bool(said) and all(formula in cues and not cues & _EVIDENCE[criterion] for cues in said)


def _evidence(label: Label, material: Material) -> tuple[Span, ...]:
    earned = material.carrying(label)
    if not earned:
        best = max(material.body, key=lambda one: one.chance(label), default=None)
        earned = (best,) if best and best.chance(label) >= _FAINT else ()
    return _spans(earned)


def _spans(sentences: Iterable[LabelledSentence]) -> tuple[Span, ...]:
    return tuple(Span(one.start, one.end) for one in sentences)


def _brevity(material: Material, rubric: Rubric, rules: Mapping[str, LevelRule]) -> Level:
    """No better than its length allows, and no better than what could be cut."""
    readability = material.readability
    allowed = rubric.brevity[material.kind].level(readability.words, readability.sentences)
    level = min(allowed, _fitted("brevity", material, rules))
    if material.kind is Kind.CHECK_IN and len(material.carrying(Label.QUALIFICATION)) > _PLEADS_AGAIN:
        level = min(level, 1)
    return Level(level)


def _frame(material: Material) -> Level:
    frame = material.frame
    signs = [frame.greeting_by_name, frame.close_with_name]
    if frame.subject_ok is not None:
        signs.append(frame.subject_ok)
    named = {part for part, by_name in ((Part.GREETING, signs[0]), (Part.CLOSE, signs[1])) if by_name}
    return Level(2 if all(signs) else int(any(signs)), _spans(one for one in material.sentences if one.part in named))


def _clean(material: Material) -> Level:
    slips = _slips(material)
    grade = material.readability.flesch_kincaid_grade or 0.0
    if slips > MANY_SLIPS or grade > HARD_GRADE:
        return Level(0)
    return Level(1 if slips > FEW_SLIPS or grade > DENSE_GRADE else 2)


def _slips(material: Material) -> int:
    """Slips to fix; the same slip made many times is one."""
    text = material.document.text
    found = {(one.id, text[one.start : one.end].lower()) for one in material.findings if one.id in slip_ids()}
    return len(found)


def _helpful(material: Material) -> Level:
    offers = material.saying("~offer_help")
    particular = [one for one in offers if material.cues(one) & {"~document_words", "~test_words", "~availability"}]
    return Level(2 if particular else int(bool(offers)), _spans(particular or offers))


def _tone(criterion: str, level: int, material: Material) -> Level:
    level = min(level, 2 - min(material.found(_HOSTILE), 2))
    if criterion != "patience" or level < 2:
        return Level(level)
    # Nothing impatient is neutral; strong is what minds their time, thanks, or names another deadline without a threat.
    considerate = {*chain.from_iterable(map(material.saying, _WAITING_KINDLY)), *material.carrying(Label.GRATITUDE)}
    minding = considerate - set(material.carrying(Label.RED_FLAG))
    return Level(2, _spans(sorted(minding, key=lambda one: one.start))) if minding else Level(1)


def _particulars(material: Material) -> int:
    """RUBRIC: three to five dated slots; documents and tests named, with a day, or all that the request asked for. The
    bare name of a document is weak: readers hardly give a reply credit for it."""
    said = [material.words_of(one) for one in material.answers]
    moments = sum(map(moments_in, said))
    match material.asked:
        case Asked.OPINION:
            return 0
        case Asked.AVAILABILITY:
            return 2 if moments >= ENOUGH_MOMENTS else int(moments > 0)
    if not any(cues_of(one) & _HANDED_OVER for one in said):
        return 0
    return 2 if moments or _answers_all(material) else 1


def _answers_all(material: Material) -> bool:
    """Whether each thing that a pasted request asks for is answered; not where nothing is known to be asked."""
    answered = material.answered
    return answered is not None and answered.level is not None and all(one.answered_in for one in answered.asks)


def _constructive(material: Material) -> Level:
    answers = material.answers
    hostile = bool(material.carrying(Label.RED_FLAG))
    if material.asked is not Asked.OPINION:
        return Level(max(2 * bool(answers) - hostile, 0), _spans(answers))
    suggests = bool(material.saying("~survey_words"))
    praises = bool(material.carrying(Label.GRATITUDE) or material.carrying(Label.SPECIFIC))
    return Level(max(suggests + praises - hostile, 0), _spans(answers))
