"""The rows of a list, for programs."""

from typing import Any

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
