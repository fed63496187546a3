"""The rubric as people read it: criteria with their reasons and levels, findings, labels and facts."""

from collections.abc import Mapping
from html import escape

from coach.domain.facts import Fact
from coach.domain.findings import FindingRule
from coach.domain.messages import Kind
from coach.domain.rubric import STOP_CAP, Brevity, Criterion, Rubric
from coach.ui.components.badges import criterion_badge
from coach.ui.components.rubric_limits import LIMITED, limits_of
from coach.ui.components.sources import cited, sources
from coach.ui.words import A_GUIDE, KIND_NAMES, KIND_PURPOSES, LABELS, LEVELS, SEVERITIES

NEVER_SCORED = (
    "how often you say I or you",
    "Dear against Hi",
    "British against American spelling",
    "turns of phrase that a native speaker would not use",
    "names and gender",
    "small talk, but for its length",
    "whether a machine may have written it",
)


def how_it_adds_up(facts: Mapping[str, Fact]) -> str:
    """From levels to a score, and what the score is not."""
    return (
        '<section class="fc-card fc-prose" aria-labelledby="fc-adds"><h2 id="fc-adds">How it adds up</h2>'
        "<p>Each criterion has a weight; together they make 100. One that is not there earns nothing, a weak one half "
        "its weight, a strong one all of it. Some findings then take points off, and those marked Stop hold the score "
        f"at {STOP_CAP} until they are put right. One criterion, As a whole, has no words of its own: it is what "
        "readers would probably make of the note. The band from 1 to 5 was fitted to what readers thought of whole "
        "notes; a higher score never gets a lower band.</p>"
        f"<p>{A_GUIDE}</p><p>Meant never to count: {'; '.join(NEVER_SCORED)}. How far a learnt judgement takes notice "
        "of them all the same is measured, in models/FAIRNESS.md.</p>"
        f"{sources(('F1', 'F2', 'F34', 'F48', 'F50', 'F55', 'D'), facts)}</section>"
    )


def criteria_of(kind: Kind, rubric: Rubric, facts: Mapping[str, Fact], *, in_force: Rubric) -> str:
    """Every criterion of a kind with why it counts and what earns nothing, half or all of its weight."""
    counted = {one.id: one for one in in_force.criteria[kind]}
    items = "".join(_criterion(one, counted.get(one.id), rubric.brevity[kind], facts) for one in rubric.criteria[kind])
    return (
        f'<section aria-labelledby="fc-kind"><h2 id="fc-kind">What {KIND_NAMES[kind]} is read for</h2>'
        f'<p class="fc-quiet fc-purpose">{KIND_PURPOSES[kind]}</p><ul class="fc-criteria fc-two">{items}</ul></section>'
    )


def finding_rule(rule: FindingRule, facts: Mapping[str, Fact], *, is_off: bool) -> str:
    """What a finding means to the writer, what it costs, and whether it is looked for."""
    effect = "switched off by you" if is_off else _effect(rule)
    return (
        f'<div class="fc-remark fc-{rule.severity}"><h4><span class="fc-name">{escape(rule.title)}</span>'
        f'<span class="fc-severity">{SEVERITIES[rule.severity]}, {effect}</span></h4>'
        f"<p>{escape(rule.message)}</p>{sources(rule.sources, facts)}</div>"
    )


def labels_list() -> str:
    """What each sentence label means."""
    rows = "".join(f"<div><dt>{name}</dt><dd>{meaning}</dd></div>" for name, meaning in LABELS.values())
    return (
        '<section class="fc-more" aria-labelledby="fc-labels"><h2 id="fc-labels">What a sentence can do</h2>'
        "<p>It may do several of these, or none. What is denied, over, or said of somebody else does not count.</p>"
        f'<dl class="fc-terms">{rows}</dl></section>'
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


def _criterion(default: Criterion, counted: Criterion | None, brevity: Brevity, facts: Mapping[str, Fact]) -> str:
    shown = counted or default
    levels = "".join(
        f"<div><dt>{LEVELS[level].capitalize()}, {shown.points(level)}</dt><dd>{escape(message)}</dd></div>"
        for level, message in enumerate(default.messages)
    )
    limits = f"<p>{limits_of(default.id, brevity)}</p>" if default.id in LIMITED else ""
    example = f'<p class="fc-quoted">For instance: <q>{escape(default.example)}</q></p>' if default.example else ""
    return (
        f'<li class="fc-criterion"><h3>{criterion_badge(default.id)}'
        f'<span class="fc-name">{escape(default.title)}</span>'
        f'<span class="fc-worth">{_worth(default, counted)}</span></h3><p>{escape(default.why)}</p>'
        f'<dl class="fc-terms">{levels}</dl>{limits}{example}{sources(default.sources, facts)}</li>'
    )


def _worth(default: Criterion, counted: Criterion | None) -> str:
    if counted is None:
        return f"off, default {default.weight}"
    if counted.weight == default.weight:
        return f"{default.weight} points"
    return f"{counted.weight} points, default {default.weight}"


def _effect(rule: FindingRule) -> str:
    if rule.caps:
        return f"{STOP_CAP} at most"
    return f"−{rule.cost}" if rule.cost else "no points"
