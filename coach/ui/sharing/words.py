"""What looks at a record are called, for the person whose record it is."""

from collections.abc import Mapping

from coach.domain.sharing import Access, Looked
from coach.errors import NotFound
from coach.storage.record import Record
from coach.ui.applications.listing import name_of
from coach.ui.desk.words import KIND_TITLES

LOOKED: Mapping[Looked, str] = {
    Looked.APPLICATIONS: "the list of your applications",
    Looked.APPLICATION: "an application",
    Looked.TODAY: "what Today says",
    Looked.TIMES: "your response times",
    Looked.NOTES: "the list of your notes",
    Looked.NOTE: "a note",
}
_GONE = "which is no longer there"


def looked_words(record: Record, access: Access) -> str:
    """What was looked at, by its name where it still has one."""
    named = _named(record, access) if access.about else ""
    return f"{LOOKED[access.what]}{f': {named}' if named else ''}"


def _named(record: Record, access: Access) -> str:
    try:
        if access.what is Looked.APPLICATION:
            one = record.get(access.about or "").stored.application
            return name_of(one.company, one.role)
        stored = record.drafts.get(access.about or "")
        return ", ".join(filter(None, (KIND_TITLES.get(stored.kind, KIND_TITLES[None]), stored.draft.company)))
    except NotFound:
        return _GONE
