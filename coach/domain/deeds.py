"""What an action asks for, in a few words, the same on every page, in a terminal and in a calendar."""

from collections.abc import Callable, Mapping

from coach.domain.actions import Action, Rule, What

_DEEDS: Mapping[What, Callable[[Action], str]] = {
    What.THANK_YOU: lambda one: f"Thank {one.whom or _coordinator(one)}",
    What.CHECK_IN: lambda one: f"Ask {_reader(one)} how things stand",
    What.SECOND_CHECK_IN: lambda one: f"Ask {_reader(one)} a second time",
    What.CLOSING_NOTE: lambda one: f"Send {_reader(one)} a closing note, if you like",
    What.ANSWER_REQUEST: lambda one: f"Answer {_reader(one)}",
    What.ACKNOWLEDGE_REQUEST: lambda one: f"Tell {_reader(one)} when you will answer",
    What.DECIDE_BY: lambda one: (
        f"Answer the offer from {one.company}"
        if one.rule is Rule.OFFER_DEADLINE
        else f"Tell {_reader(one)} by when you must decide"
    ),
    What.PREPARE: lambda one: f"Interview with {one.company}",
    What.WAIT: lambda one: f"Wait for {one.company}",
    What.PARK: lambda one: f"Put {one.company} aside",
}


def deed(action: Action) -> str:
    """As an order, beginning with a capital, without a full stop."""
    return _DEEDS[action.what](action)


def _reader(action: Action) -> str:
    return action.whom or action.company


def _coordinator(action: Action) -> str:
    return "the coordinator" if action.naming else "the people you met"
