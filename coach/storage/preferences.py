"""What a user prefers, and the actions that they put off."""

import json
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from coach.errors import InvalidRecord
from coach.storage.rows import unreadable
from coach.storage.scope import Scope
from coach.storage.tables import preferences, put_offs


def read_preferences(scope: Scope) -> dict[str, Any]:
    """All that is set, by name."""
    return {row.key: _parsed(row) for row in scope.rows(scope.select(preferences))}


def write_preference(scope: Scope, key: str, value: Any, now: datetime) -> None:
    """Anything that JSON can hold; None takes it out."""
    scope.run(scope.delete(preferences).where(preferences.c.key == key))
    if value is not None:
        scope.insert(preferences, [{"key": key, "value": json.dumps(value), "updated_at": now}])


def read_put_offs(scope: Scope) -> dict[str, datetime | None]:
    """By id of the action."""
    return {row.action_id: row.until for row in scope.rows(scope.select(put_offs))}


def write_put_off(scope: Scope, action_id: str, until: datetime | None) -> None:
    """In the place of what was said of it before."""
    if until is not None and until.tzinfo is None:
        raise InvalidRecord(f"An action is put off until an instant, and {until} has no offset from UTC.")
    remove_put_off(scope, action_id)
    scope.insert(put_offs, [{"action_id": action_id, "until": until}])


def remove_put_off(scope: Scope, action_id: str) -> None:
    """Does nothing where it was not put off."""
    scope.run(scope.delete(put_offs).where(put_offs.c.action_id == action_id))


def _parsed(row: sa.Row[Any]) -> Any:
    try:
        return json.loads(row.value)
    except ValueError as error:
        raise unreadable("preference", row.key, error) from error
