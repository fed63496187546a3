"""An action as it is read: state, deed, time, reason, and on demand the rule with its sources."""

from html import escape

from coach.domain.actions import Action, Due, What
from coach.domain.applications import Channel
from coach.domain.channels import ChannelAdvice, Paper
from coach.domain.deeds import deed
from coach.domain.facts import load_facts
from coach.domain.whens import moment_words, window_words
from coach.services.today import Today
from coach.ui.components.sources import cited, sources
from coach.ui.today.words import BY_CHANNEL, STATES, about, rule_words


def card(action: Action, found: Today) -> str:
    """The whole of it, for the list of what to do."""
    advice = channel_advice(found.channel_advice(action), found) if action.what is What.THANK_YOU else ""
    naming = f'<p dir="auto">Name them all: {escape(", ".join(action.naming))}.</p>' if action.naming else ""
    return (
        f'<article class="fc-do fc-due-{action.due}">{state(action.due, window_words(action, found.clock))}'
        f'<h3 dir="auto">{escape(deed(action))}</h3>'
        f'<p class="fc-quiet" dir="auto">{escape(about(action.company, action.role))}</p>'
        f'<p dir="auto">{escape(action.why)}</p>{naming}{advice}{rule(action, found)}</article>'
    )


def left_alone(action: Action, found: Today) -> str:
    """In a few lines, for what is best left."""
    return (
        f'<article class="fc-do fc-due-{action.due}">{state(action.due, _until_then(action, found))}'
        f'<h3 dir="auto">{escape(about(action.company, action.role))}</h3>'
        f'<p dir="auto">{escape(action.why)}</p>{rule(action, found)}</article>'
    )


def state(due: Due, when: str) -> str:
    """A sign, a word and a time: the colour only repeats them."""
    one = STATES[due]
    return (
        f'<p class="fc-state"><span class="fc-sign" aria-hidden="true">{one.sign}</span>'
        f'<strong>{one.word}</strong><span class="fc-when">{escape(when)}</span></p>'
    )


def rule(action: Action, found: Today) -> str:
    """Folded: the rule, with the numbers in force, and what it rests on."""
    return sources(action.facts, load_facts(), title="The rule", lead=rule_words(action.rule, found.rules.thresholds))


def channel_advice(advice: ChannelAdvice, found: Today) -> str:
    """Folded: e-mail, card or both, and the surveys, which disagree, oldest first."""
    facts = load_facts()
    arrives = moment_words(advice.arrives_by, found.clock)
    card_says = (
        f"A card alone would do: posted today it should be there by {arrives}."
        if advice.paper is Paper.INSTEAD
        else f"A card only beside an e-mail: posted today it may take until {arrives}."
    )
    text_says = (
        "They wrote by text, so a text is fine too." if advice.text else "No text message, unless they text first."
    )
    surveys = "".join(f"<li>{escape(facts[id_].says)} {cited(facts[id_])}</li>" for id_ in advice.surveys)
    return (
        f'<details class="fc-why"><summary>How to send it: {BY_CHANNEL[Channel(advice.channel)]}</summary>'
        f"<p>{escape(advice.why)} {card_says} {text_says}</p>"
        f"<p>Managers were asked more than once, and the answers disagree:</p><ul>{surveys}</ul>"
        f"{sources(advice.facts, facts)}</details>"
    )


def _until_then(action: Action, found: Today) -> str:
    if action.what in (What.WAIT, What.PARK):
        return window_words(action, found.clock)
    return f"{deed(action)} {window_words(action, found.clock)}"
