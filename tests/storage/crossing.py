"""People at work on one store, each by dice of their own: what each of them sees is told in words that do not depend on
what anybody else did, so that it can be held against the same work done alone."""

import random
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from coach.bootstrap import Coach, time_rules
from coach.domain.actions import Action
from coach.domain.applications import Application, Channel, Contact, Event, EventKind, Stage
from coach.domain.drafts import Draft, Sent
from coach.errors import CoachError
from coach.importing.results import ImportOptions
from coach.services import acting, drafting, editing, preferences
from coach.services.exporting import Form, exported, exported_drafts
from coach.services.importing import apply_import, preview_import
from coach.services.metrics import figures_for_programs
from coach.services.today import Today, note_start, today
from coach.settings import default_settings
from coach.storage.drafts import Pile
from coach.storage.paging import Query
from coach.storage.record import Record
from tests.storage.conftest import Clock

LONDON = ZoneInfo("Europe/London")
SETTINGS = replace(default_settings(), zone_name=LONDON.key)
FIRMS = ("Larch Foods", "Apex", "Brightwater", "Fennimore")
KINDS = (EventKind.APPLIED, EventKind.INTERVIEW, EventKind.NOTE_SENT, EventKind.EMPLOYER_REPLY, EventKind.REJECTION)
# Whose turn it is, in each thread.
_TURN = threading.local()


def own_id() -> UUID:
    """In the place of `uuid4`: the same for the same person in every run, so that the runs can be compared."""
    worker: Worker = _TURN.worker
    return UUID(int=worker.dice_of_ids.getrandbits(128), version=4)


class Worker:
    """One person. `others` gives ids of things that are not theirs; `seen` is all that they were ever shown."""

    def __init__(
        self, name: str, record: Record, watch: Clock, coach: Coach, others: Callable[[], Sequence[str]]
    ) -> None:
        self.name, self.record, self.watch, self.coach, self.others = name, record, watch, coach, others
        self.dice = random.Random(name)  # noqa: S311 - the same for the same person
        self.undoable: list[Callable[[], object]] = []
        self.ids: list[str] = []
        self.seen: list[str] = []
        self.dice_of_ids = random.Random(f"ids of {name}")  # noqa: S311
        self.all_in_all = ""

    def act(self) -> None:
        """Does one thing, and notes what came of it."""
        _TURN.worker = self
        deed = self.dice.choices(list(DEEDS), list(DEEDS.values()))[0]
        try:
            came = repr(deed(self))
        except CoachError as error:
            came = f"{error.code}: {error}"
        self.seen.append(f"{deed.__name__}: {came}")

    def everything(self) -> str:
        """All that is theirs."""
        record = self.record
        files = exported(record, Form.JSON, self.watch.time, LONDON) + exported_drafts(record)
        kept = (
            sorted(record.preferences().items()),
            sorted(record.put_offs().items()),
            record.imports(),
            record.companies(),
            record.state(),
        )
        return f"{files.decode()}\n{kept}"

    def mine(self) -> Application:
        """Something that nobody else would write."""
        firm = f"{self.dice.choice(FIRMS)} of {self.name}"
        contact = Contact(f"{self.name}'s contact", f"{self.name}@example.org")
        return Application(firm, self.dice.choice(("Lead", "Cook", "")), contacts=(contact,), stage=Stage.APPLIED)

    def event(self) -> Event:
        """Something that happened in the last weeks."""
        when = self.watch() - timedelta(hours=self.dice.randrange(24 * 20))
        kind = self.dice.choice(KINDS)
        ended = when + timedelta(hours=1) if kind is EventKind.INTERVIEW else None
        return Event(kind, at=when, ended_at=ended, contact=f"{self.name}'s contact", text=f"{self.name} knows")


def create(one: Worker) -> object:
    stored = one.record.create(replace(one.mine(), events=(one.event(),)))
    one.ids.append(stored.id)
    return stored


def _of_mine(one: Worker):
    return one.dice.choice(one.record.stored() or (one.record.create(one.mine()),))


def change(one: Worker) -> object:
    stored = _of_mine(one)
    return one.record.update(stored.id, stored.version, replace(stored.application, notes=f"{one.name} {one.watch()}"))


def tell(one: Worker) -> object:
    return one.record.add_event(_of_mine(one).id, one.event())


def take_back(one: Worker) -> object:
    detail = one.record.get(_of_mine(one).id)
    if detail.log:
        editing.take_back(one.record, detail.stored.id, [one.dice.choice(detail.log).id])
    return one.record.get(detail.stored.id).stored


def delete_and_perhaps_restore(one: Worker) -> object:
    stored = _of_mine(one)
    one.record.delete(stored.id, stored.version)
    return one.record.restore(stored.id) if one.dice.random() < 0.7 else None


def search(one: Worker) -> object:
    return one.record.page(Query(search=one.dice.choice(("larch", "apex", "of", "contact"))))


def look_at_all(one: Worker) -> object:
    return one.record.stored(), one.record.lacking_dates(), one.record.companies(), one.record.has_undated_interviews()


def import_a_file(one: Worker) -> object:
    # The same headers for everybody, and a mapping that each confirms differently.
    names = [f"{one.dice.choice(FIRMS)} of {one.name}" for _ in range(3)]
    file = "Where,What,Thoughts\n" + "".join(f"{name},Lead,{one.name} thinks\n" for name in names)
    field = one.dice.choice(("notes", "source"))
    mapping = {"Where": "company", "What": "role", "Thoughts": field} if one.dice.random() < 0.4 else {}
    preview = preview_import(one.record, file.encode(), "list.csv", ImportOptions(zone=LONDON, mapping=mapping))
    run = apply_import(one.record, preview)
    one.ids.append(run.id)
    return preview.reading.mapping, run


def undo_an_import(one: Worker) -> object:
    runs = one.record.imports()
    return one.record.undo_import(one.dice.choice(runs).id, discard_changes=one.dice.random() < 0.5) if runs else None


def prefer(one: Worker) -> object:
    what = one.dice.randrange(4)
    if what == 0:
        preferences.add_word(one.record, f"{one.name}ish")
    elif what == 1:
        preferences.save_place(one.record, one.dice.choice(("GB-ENG", "US", None)), "Europe/London")
    elif what == 2:
        preferences.mute_finding(one.record, one.dice.choice(("too_long", "exclamations")))
    else:
        preferences.reset_choices(one.record)
    return preferences.load_preferences(one.record)


def _today(one: Worker) -> tuple[Today, list[Action]]:
    found = today(one.record, one.watch(), time_rules(one.record, SETTINGS))
    return found, [*found.to_do, *found.leave]


def look_at_today(one: Worker) -> object:
    return _today(one)[1]


def act_on_today(one: Worker) -> object:
    actions = _today(one)[1]
    if not actions:
        return None
    action = one.dice.choice(actions)
    way = one.dice.randrange(3)
    if way == 0:
        done = acting.put_off(one.record, action.id, one.watch() + timedelta(days=2))
    else:
        done = acting.mark_reply(one.record, action, acting.Reply(when=one.watch(), channel=Channel.EMAIL))
    one.undoable.append(lambda: acting.undo(one.record, done))
    return sorted(one.record.put_offs().items()), one.record.stored()


def put_off_by_a_name_that_all_use(one: Worker) -> object:
    done = acting.put_off(one.record, "the same action", one.watch())
    one.undoable.append(lambda: acting.undo(one.record, done))
    return sorted(one.record.put_offs().items())


def undo(one: Worker) -> object:
    return one.undoable.pop()() if one.undoable else None


def write(one: Worker) -> object:
    stored = drafting.last(one.record)
    text = f"Dear {one.name}'s contact,\n\nThank you for {one.dice.choice(FIRMS)}.\n\nBest,\n{one.name}"
    coach = one.coach.with_choices(preferences.load_preferences(one.record).choices)
    beside = drafting.beside(one.record, stored.id)
    draft = replace(stored.draft, text=text, sender=one.name, company=f"{one.dice.choice(FIRMS)} of {one.name}")
    # Scoring is what takes longest.
    result = coach.score_note(drafting.note_of(draft, beside)) if one.dice.random() < 0.4 else None
    one.ids.append(stored.id)
    return drafting.save(one.record, stored.id, stored.version, draft, result, one.watch(), keep=True), beside


def begin(one: Worker) -> object:
    found, actions = _today(one)
    for action in actions:
        start = note_start(action, found.applications[action.application_id])
        if start:
            return drafting.begin(one.record, start, action.application_id, action.id)
    return drafting.blank(one.record)


def put_aside_or_send(one: Worker) -> object:
    rows = drafting.listing(one.record, one.dice.choice(list(Pile))).rows
    if not rows:
        return None
    stored = drafting.get(one.record, one.dice.choice(rows).id)
    way = one.dice.randrange(4)
    if way == 0:
        return drafting.discard(one.record, stored.id)
    if way == 1:
        return drafting.bring_back(one.record, stored.id)
    if way == 2:
        return one.record.drafts.mark_sent(stored.id, stored.version, Sent(at=one.watch(), channel=Channel.EMAIL))
    return one.record.drafts.mark_unsent(stored.id)


def take_a_version(one: Worker) -> object:
    stored = drafting.last(one.record)
    kept = drafting.versions(one.record, stored.id)
    return drafting.take_version(one.record, stored.id, stored.version, kept[-1].number) if kept else None


def list_notes(one: Worker) -> object:
    piles = [drafting.listing(one.record, pile) for pile in Pile]
    return piles, one.record.drafts.last_sender()


def measure(one: Worker) -> object:
    # It takes a tenth of a second.
    return figures_for_programs(one.record, one.watch(), LONDON) if one.dice.random() < 0.4 else one.record.state()


def reach_for_what_is_not_theirs(one: Worker) -> object:
    """Whatever is asked of another's rows, they are as good as not there."""
    id_ = one.dice.choice(one.others())
    record, now = one.record, one.watch()
    draft = Draft(text=f"{one.name} was here", application_id=id_)
    tries: dict[str, Callable[[], object]] = {
        "get": lambda: record.get(id_),
        "update": lambda: record.update(id_, 1, one.mine()),
        "tell": lambda: record.add_event(id_, one.event()),
        "delete": lambda: record.delete(id_, 1),
        "restore": lambda: record.restore(id_),
        "undo": lambda: record.undo_import(id_, discard_changes=True),
        "read": lambda: record.drafts.get(id_),
        "save": lambda: drafting.save(record, id_, 1, replace(draft, application_id=None), None, now),
        "versions": lambda: record.drafts.versions(id_),
        "discard": lambda: record.drafts.discard(id_),
        "send": lambda: record.drafts.mark_sent(id_, 1, Sent(at=now, channel=Channel.EMAIL)),
        "hang": lambda: record.drafts.create(draft),
        "of": lambda: record.drafts.of_application(id_),
    }
    name = one.dice.choice(list(tries))
    try:
        return name, tries[name]()
    except CoachError as error:
        return name, error.code


# What people do, and how often.
DEEDS: dict[Callable[[Worker], object], int] = {
    create: 6, change: 6, tell: 8, take_back: 4, delete_and_perhaps_restore: 3, search: 5, look_at_all: 3,
    import_a_file: 3, undo_an_import: 2, prefer: 6, look_at_today: 3, act_on_today: 6,
    put_off_by_a_name_that_all_use: 3, undo: 6, write: 12, begin: 3, put_aside_or_send: 5, take_a_version: 4,
    list_notes: 4, measure: 1, reach_for_what_is_not_theirs: 12,
}  # fmt: skip
