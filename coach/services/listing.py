"""Lists, for programs."""

from typing import Any

from coach.domain.actions import Action
from coach.domain.planning.case import start_of
from coach.services.today import Today
from coach.storage.paging import Row


def listed(row: Row) -> dict[str, Any]:
    """A row as `coach list --json` gives it; what is not known is null."""
    return {
        "id": row.id,
        "company": row.company,
        "role": row.role,
        "stage": row.stage.value,
        "applied_on": row.applied_on and row.applied_on.isoformat(),
        "location": row.location,
        "source": row.source,
        "last_event": row.last_event and row.last_event.value,
        "last_event_on": row.last_event_on and row.last_event_on.isoformat(),
    }


def listed_today(found: Today) -> dict[str, Any]:
    """As `coach today --json` gives it: actions in order of urgency, those to leave last, and interviews to come."""
    return {
        "now": found.clock.now.isoformat(),
        "zone": found.rules.zone.key,
        "actions": [_listed_action(one) for one in (*found.to_do, *found.leave)],
        "interviews": [
            {
                "application_id": one.application_id,
                "company": one.company,
                "role": one.role,
                "at": start_of(one.interview).isoformat(),
                "people": list(one.people),
                "jottings": one.jottings,
            }
            for one in found.meetings
        ],
    }


def _listed_action(action: Action) -> dict[str, Any]:
    return {
        "id": action.id,
        "application_id": action.application_id,
        "company": action.company,
        "role": action.role,
        "what": action.what.value,
        "whom": action.whom,
        "naming": list(action.naming),
        "why": action.why,
        "from": action.from_.isoformat(),
        "until": action.until and action.until.isoformat(),
        "due": action.due.value,
        "rule": action.rule.value,
        "facts": list(action.facts),
    }
