"""The rubric as people read it: weights, levels, limits, findings, labels, and how well the model does."""

from collections.abc import Iterable, Mapping
from html import escape

from coach.domain.facts import Fact
from coach.domain.findings import FindingRule
from coach.domain.messages import Kind
from coach.domain.rubric import STOP_CAP, Brevity, Criterion, Rubric
from coach.ui.components.badges import criterion_badge
from coach.ui.components.sources import cited, sources
from coach.ui.model_card import Figures, ModelCard
from coach.ui.words import A_GUIDE, KIND_PURPOSES, LABELS, LEVELS, SEVERITIES

NEVER_SCORED = (
    "how often you say I or you",
    "Dear against Hi",
    "British against American spelling",
    "turns of phrase that a native speaker would not use",
    "names and gender",
    "whether a machine may have written it",
)


def how_it_adds_up(facts: Mapping[str, Fact]) -> str:
    """From levels to a score, and what the score is not."""
    return (
        '<section class="fc-card fc-prose" aria-labelledby="fc-adds"><h2 id="fc-adds">How it adds up</h2>'
        "<p>Each criterion has a weight; together they make 100. One that is not there earns nothing, a weak one half "
        "its weight, a strong one all of it. Some findings then take points off, and those marked Stop hold the score "
        f"at {STOP_CAP} until they are put right. The band from 1 to 5 was fitted to what readers thought of whole "
        "notes; a higher score never gets a lower band.</p>"
        f"<p>{A_GUIDE}</p><p>Never scored: {'; '.join(NEVER_SCORED)}.</p>"
        f"{sources(('F1', 'F2', 'F34', 'F48', 'F50', 'F55', 'D'), facts)}</section>"
    )


def criteria_of(kind: Kind, rubric: Rubric, facts: Mapping[str, Fact]) -> str:
    """Every criterion of a kind with what earns nothing, half or all of its weight."""
    items = "".join(_criterion(one, rubric.brevity[kind], facts) for one in rubric.criteria[kind])
    return f'<p class="fc-quiet fc-purpose">{KIND_PURPOSES[kind]}</p><ul class="fc-criteria">{items}</ul>'


def findings_list(rules: Iterable[FindingRule], facts: Mapping[str, Fact]) -> str:
    """What may be remarked on, and what it costs."""
    items = "".join(_rule(rule, facts) for rule in rules)
    return (
        '<section class="fc-more" aria-labelledby="fc-rules"><h2 id="fc-rules">What it remarks on</h2>'
        f'<ul class="fc-two">{items}</ul></section>'
    )


def labels_list() -> str:
    """What each sentence label means."""
    rows = "".join(f"<div><dt>{name}</dt><dd>{meaning}</dd></div>" for name, meaning in LABELS.values())
    return (
        '<section class="fc-more" aria-labelledby="fc-labels"><h2 id="fc-labels">What a sentence can do</h2>'
        "<p>It may do several of these, or none. What is denied, over, or said of somebody else does not count.</p>"
        f'<dl class="fc-terms">{rows}</dl></section>'
    )


def model_figures(card: ModelCard | None) -> str:
    """How often the model is right; says so where the figures are not at hand."""
    head = '<section class="fc-more" aria-labelledby="fc-model"><h2 id="fc-model">How well it reads</h2>'
    if card is None:
        return f'{head}<p class="fc-quiet">The figures of this model are not at hand.</p></section>'
    rows = "".join(_figure_row(*row) for row in _figure_rows(card.by_note, card.by_author))
    return (
        f"{head}<p>Measured on {card.notes} labelled notes that took no part in fitting, and again with each author "
        "left out in turn, which is harder. Few hands wrote them, so expect it to err on yours now and then.</p>"
        '<table class="fc-table"><thead><tr><th scope="col">Measure</th><th scope="col">New notes</th>'
        f'<th scope="col">New authors</th></tr></thead><tbody>{rows}</tbody></table>'
        f'<p class="fc-quiet">Model {escape(card.model_version)}.</p></section>'
    )


def all_facts(facts: Mapping[str, Fact]) -> str:
    """Every fact with its source."""
    items = "".join(
        f'<li><span class="fc-fact-id">{escape(fact.id)}</span>{escape(fact.says)} {cited(fact)}</li>'
        for fact in facts.values()
    )
    return (
        '<section class="fc-more" aria-labelledby="fc-facts"><h2 id="fc-facts">The facts behind it</h2>'
        '<p>"Read" and a year: the page bears no date, so this is when we read it. D: our own choice.</p>'
        f'<ul class="fc-facts fc-two">{items}</ul></section>'
    )


def _criterion(criterion: Criterion, brevity: Brevity, facts: Mapping[str, Fact]) -> str:
    levels = "".join(
        f"<div><dt>{LEVELS[level].capitalize()}, {criterion.points(level)}</dt><dd>{escape(message)}</dd></div>"
        for level, message in enumerate(criterion.messages)
    )
    limits = f"<p>{_limits(brevity)}</p>" if criterion.id == "brevity" else ""
    example = f'<p class="fc-quoted">For instance: <q>{escape(criterion.example)}</q></p>' if criterion.example else ""
    return (
        f'<li class="fc-criterion"><h3>{criterion_badge(criterion.id)}'
        f'<span class="fc-name">{escape(criterion.title)}</span>'
        f'<span class="fc-worth">{criterion.weight} points</span></h3><dl class="fc-terms">{levels}</dl>'
        f"{limits}{example}{sources(criterion.sources, facts)}</li>"
    )


def _limits(brevity: Brevity) -> str:
    (low, high), (least, most) = brevity.strong, brevity.weak
    return (
        f"All points for {low} to {high} words in at most {brevity.most_sentences} sentences, without greeting and "
        f"sign-off; half from {least} to {most} words."
    )


def _rule(rule: FindingRule, facts: Mapping[str, Fact]) -> str:
    return (
        f'<li class="fc-remark fc-{rule.severity}"><h3><span class="fc-name">{escape(rule.title)}</span>'
        f'<span class="fc-severity">{SEVERITIES[rule.severity]}, {_effect(rule)}</span></h3>'
        f"<p>{escape(rule.message)}</p>{sources(rule.sources, facts)}</li>"
    )


def _effect(rule: FindingRule) -> str:
    if rule.caps:
        return f"{STOP_CAP} at most"
    return f"−{rule.cost}" if rule.cost else "no points"


def _figure_rows(note: Figures, author: Figures) -> tuple[tuple[str, float, float], ...]:
    return (
        ("What sentences do (macro-F1)", note.macro_f1, author.macro_f1),
        ("Kind of message, share right", note.kind_accuracy, author.kind_accuracy),
        ("Band against readers (quadratic kappa)", note.band_kappa, author.band_kappa),
        ("Band within one of the readers'", note.band_within_one, author.band_within_one),
    )


def _figure_row(name: str, note: float, author: float) -> str:
    return f'<tr><th scope="row">{name}</th><td>{note:.2f}</td><td>{author:.2f}</td></tr>'
