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


def looked_words(record: Record, access: Access) -> str:
    """What was looked at, by its name where it still has one."""
    return LOOKED[access.what] + (_named(record, access) if access.about else "")


def _named(record: Record, access: Access) -> str:
    try:
        if access.what is Looked.APPLICATION:
            one = record.get(access.about or "").stored.application
            return f": {name_of(one.company, one.role)}"
        stored = record.drafts.get(access.about or "")
        kind = KIND_TITLES.get(stored.kind, KIND_TITLES[None])
        return f": {', '.join(filter(None, (kind, stored.draft.company)))}"
    except NotFound:
        return ", which is no longer there"
