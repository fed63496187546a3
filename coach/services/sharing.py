"""Another's record as their adviser may read it, and the counts that an admin may see.

There is nothing here that writes into a shared record but the line that says who looked at what.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from coach.domain.choices import Choices
from coach.domain.drafts import StoredDraft
from coach.domain.sharing import Looked, may_count, safe_count
from coach.errors import NotFound
from coach.services import drafting
from coach.services.metrics import Measured, measure
from coach.services.preferences import TimeRules, load_preferences
from coach.services.today import Today, today
from coach.storage.drafts import DraftPage, Pile
from coach.storage.paging import Page, Query
from coach.storage.record import Record, StoredDetail
from coach.storage.store import Store

RulesOf = Callable[[Record], TimeRules]


@dataclass(frozen=True, slots=True)
class SharedNote:
    """A note of another, and what it is scored with: their choices, and what it is read against."""

    stored: StoredDraft
    choices: Choices
    beside: drafting.Beside


@dataclass(frozen=True, slots=True)
class Numbers:
    """What an admin sees; None where a count is smaller than may be told."""

    people: int | None
    active: int | None
    applications: int | None
    notes: int | None
    shares: int | None


class SharedRecord:
    """What an adviser may read under one share, as long as it holds.

    Every method asks anew whether this person may see it and writes down the look before it reads anything; where they
    may not, it raises NotFound in the same words whatever the reason. Times are counted as the record's owner does.
    """

    def __init__(self, store: Store, adviser: str, share_id: str, rules_of: RulesOf) -> None:
        self._store = store
        self._sharing = store.sharing(adviser)
        self._share_id = share_id
        self._rules_of = rules_of

    def applications(self, query: Query) -> Page:
        """Light rows for a list."""
        return self._looked(Looked.APPLICATIONS).page(query)

    def application(self, application_id: str) -> tuple[StoredDetail, TimeRules]:
        """One with its history."""
        record = self._looked(Looked.APPLICATION, application_id)
        return record.get(application_id), self._rules_of(record)

    def today(self, now: datetime) -> Today:
        """What Today says to them."""
        record = self._looked(Looked.TODAY)
        return today(record, now, self._rules_of(record))

    def measured(self, now: datetime) -> Measured:
        """Both sides' response times."""
        record = self._looked(Looked.TIMES)
        return measure(record, now, self._rules_of(record))

    def notes(self, offset: int, limit: int) -> tuple[DraftPage, TimeRules]:
        """Light rows, the last changed first; without those that were put aside."""
        record = self._looked(Looked.NOTES)
        return record.drafts.page(Pile.WRITTEN, offset, limit), self._rules_of(record)

    def note(self, draft_id: str) -> SharedNote:
        """One of them; one that was put aside is as good as not there."""
        record = self._looked(Looked.NOTE, draft_id)
        stored = drafting.get(record, draft_id)
        if stored.discarded_at:
            raise NotFound(f"There is no draft {draft_id} in the record.")
        return SharedNote(stored, load_preferences(record).choices, drafting.beside(record, draft_id))

    def _looked(self, what: Looked, about: str | None = None) -> Record:
        return self._store.record(self._sharing.look(self._share_id, what, about))


def numbers(store: Store, viewer: str) -> Numbers:
    """How much a server is used, to an admin; raises NotFound for everybody else."""
    if not may_count(store.sharing(viewer).role()):
        raise NotFound("There is nothing here for you.")
    counts = store.directory().counts()
    return Numbers(
        safe_count(counts.people), safe_count(counts.active), safe_count(counts.applications),
        safe_count(counts.notes), safe_count(counts.shares),
    )  # fmt: skip
