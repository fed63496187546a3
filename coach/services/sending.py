"""A note on its way out of the program, in the forms in which it can go."""

from coach.domain.drafts import Draft
from coach.domain.matching import level_name
from coach.errors import NotFound
from coach.exporting import outgoing
from coach.exporting.outgoing import Sheet
from coach.storage.record import Record


def addresses(record: Record, draft: Draft) -> str:
    """The mail addresses that the record knows of those to whom a draft goes, with commas between; empty for none."""
    try:
        contacts = record.get(draft.application_id).stored.application.contacts if draft.application_id else ()
    except NotFound:
        return ""
    names = set(map(level_name, draft.interviewers))
    return ",".join(one.email for one in contacts if one.email and level_name(one.name) in names)


def mail_link(draft: Draft, to: str) -> str | None:
    """Opens the note in the mail program; None where it is too long for that way."""
    return outgoing.mailto(draft.text, draft.subject, to)


def mail_file(draft: Draft, to: str) -> bytes:
    """The note as a message that a mail program opens."""
    return outgoing.eml(draft.text, draft.subject, to)


def print_file(draft: Draft, sheet: Sheet) -> bytes:
    """The note as a page to print."""
    return outgoing.printable(draft.text, sheet, draft.subject or "Note").encode("utf-8", "replace")
