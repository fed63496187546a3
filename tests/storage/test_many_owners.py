"""Four people at once on one store: each sees and keeps exactly what they would have alone."""

import functools
import gc
import random
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.sql import visitors

from coach import Coach
from coach.domain.people import owner_of
from coach.storage import drafts, imports, record, tables
from coach.storage.database import Database
from coach.storage.record import Record
from coach.storage.store import Store, open_store
from tests.storage.conftest import Clock
from tests.storage.crossing import DEEDS, Worker, own_id

# Names that stand in no other word.
PEOPLE = ("adalind", "benvolio", "cleomena", "dovydas")
TURNS = random.Random(8).choices(PEOPLE, k=1_000)  # noqa: S311 - the same in every run
AT_ONCE = 40
NOBODYS = ("00000000-0000-4000-8000-000000000000",)


def owner(name: str) -> str:
    return owner_of("https://login.example.org", name)


def worker(name: str, store: Store, coach: Coach, others: Callable[[], Any]) -> Worker:
    watch = Clock(timedelta(minutes=1))
    return Worker(name, Record(store._database, owner(name), watch, lambda: None), watch, coach, others)


def everybody(store: Store, coach: Coach) -> list[Worker]:
    people: list[Worker] = []
    for name in PEOPLE:
        beside = functools.partial(_ids_of_the_others, people, name)
        people.append(worker(name, store, coach, beside))
    return people


def _ids_of_the_others(people: list[Worker], name: str) -> tuple[str, ...]:
    # None drawn yet: then one that nobody has, as in a run alone. The dice fall the same for any number of them.
    found = [one.ids[-1] for one in people if one.name != name and one.ids]
    return (random.Random(len(found)).choice(found),) if found else NOBODYS  # noqa: S311


def forget_everything() -> None:
    """What the process has kept of anybody's words; lists that came with the program are bounded by nothing, and stay."""
    for one in gc.get_objects():
        if isinstance(one, functools._lru_cache_wrapper) and one.cache_parameters()["maxsize"]:
            one.cache_clear()


@pytest.fixture(scope="module", autouse=True)
def _ids_that_do_not_depend_on_others() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for module in (record, imports, drafts):
            patch.setattr(module, "uuid4", own_id)
        yield


@pytest.fixture(scope="module")
def alone(coach: Coach, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Worker]:
    """Everybody after as many actions as they have turns, each on a store where nobody else ever was."""
    found = {}
    for name in PEOPLE:
        forget_everything()
        folder = tmp_path_factory.mktemp(name)
        store = open_store(f"sqlite:///{folder / 'alone.sqlite3'}", None, Clock())
        found[name] = worker(name, store, coach, lambda: NOBODYS)
        for _ in range(TURNS.count(name)):
            found[name].act()
        found[name].all_in_all = found[name].everything()
        store.close()
    return found


@contextmanager
def watched(database: Database, owners: set[str]) -> Iterator[list[str]]:
    """Notes every statement that reaches an owner's table without saying whose rows are meant."""
    faults: list[str] = []
    known: set[Any] = set()
    count = 0

    def look(_connection: object, statement: sa.ClauseElement, *_: object) -> None:
        nonlocal count
        count += isinstance(statement, sa.Select | sa.Update | sa.Delete)
        # Of statements that differ in their values alone, one is taken apart; of the others the owner is looked at.
        key = statement._generate_cache_key()
        if key is None or key.key not in known:
            faults.extend(unowned(statement, owners))
            known.update([key.key] if key else ())
        else:
            faults.extend(
                str(statement) for one in key.bindparams if one._orig_key == "owner" and one.value not in owners
            )

    sa.event.listen(database.engine, "before_execute", look)
    yield faults
    sa.event.remove(database.engine, "before_execute", look)
    assert count > len(TURNS)


def unowned(statement: Any, owners: set[str]) -> list[str]:
    """Every SELECT, UPDATE and DELETE in a statement, also inside another, that does not name the owner of each table
    that it reaches in its WHERE: by a value, or as that of a table around it which does."""
    faults, around = [], set(_tables_of(statement))
    for part in visitors.iterate(statement):
        if not isinstance(part, sa.Select | sa.Update | sa.Delete):
            continue
        # A table of the statement around a subquery is the same one inside it.
        reached = [one for one in _tables_of(part) if part is statement or one not in around]
        named = _tables_with_an_owner(part.whereclause, owners)
        faults += [f"{table}: {part}" for table in reached if table not in named]
    return faults


def _tables_of(part: Any) -> list[Any]:
    """What a statement reads or changes, but for tables that have no owners; a join counts, and is never let pass."""
    tables = (
        part.get_final_froms()
        if isinstance(part, sa.Select)
        else [part.table]
        if isinstance(part, sa.Update | sa.Delete)
        else []
    )
    return [one for one in tables if not isinstance(one, sa.Table) or "owner" in one.c]


def _tables_with_an_owner(where: Any, owners: set[str]) -> set[sa.Table]:
    """Of the conditions that must all hold, those that say `owner = …`."""
    if where is None:
        return set()
    conditions = (
        list(where.clauses)
        if isinstance(where, sa.BooleanClauseList) and where.operator is sa.sql.operators.and_
        else [where]
    )
    found = set()
    for one in conditions:
        if isinstance(one, sa.BooleanClauseList):
            found |= _tables_with_an_owner(one, owners) if one.operator is sa.sql.operators.and_ else set()
        elif isinstance(one, sa.BinaryExpression) and one.operator is sa.sql.operators.eq:
            left, right = one.left, one.right
            if isinstance(left, sa.Column) and left.name == "owner":
                by_value = isinstance(right, sa.BindParameter) and right.value in owners
                by_column = isinstance(right, sa.Column) and right.name == "owner"
                found |= {left.table} if by_value or by_column else set()
    return found


def test_a_thousand_actions_of_four_people_in_turn_cross_nowhere(
    store: Store, coach: Coach, alone: dict[str, Worker]
) -> None:
    forget_everything()
    people = everybody(store, coach)
    by_name = {one.name: one for one in people}
    with watched(store._database, {owner(name) for name in PEOPLE}) as faults:
        for name in TURNS:
            by_name[name].act()
        everything = {one.name: one.everything() for one in people}
    assert not faults
    assert {line.split(":")[0] for one in people for line in one.seen} == {deed.__name__ for deed in DEEDS}
    for name, one in by_name.items():
        assert one.seen == alone[name].seen
        assert everything[name] == alone[name].all_in_all
        told = "".join(one.seen) + everything[name]
        assert not [other for other in PEOPLE if other != name and other in told]


def test_four_people_at_the_same_time_cross_nowhere(store: Store, coach: Coach, alone: dict[str, Worker]) -> None:
    forget_everything()
    people = everybody(store, coach)
    with ThreadPoolExecutor(len(people)) as pool:
        list(pool.map(lambda one: [one.act() for _ in range(AT_ONCE)], people))
    for one in people:
        assert one.seen == alone[one.name].seen[:AT_ONCE]


OWNERS = {owner("adalind")}
ADAS = tables.events.c.owner == owner("adalind")


@pytest.mark.parametrize(
    ("statement", "is_owned"),
    [
        (sa.select(tables.events).where(ADAS), True),
        (sa.select(tables.events).where(sa.and_(ADAS, tables.events.c.id == 1)), True),
        (sa.delete(tables.events).where(ADAS), True),
        (sa.select(tables.events), False),
        (sa.select(tables.events).where(tables.events.c.owner == owner("benvolio")), False),
        (sa.select(tables.events).where(sa.or_(ADAS, tables.events.c.id == 1)), False),
        (sa.select(tables.events).where(~ADAS), False),
        (sa.delete(tables.events), False),
        (sa.update(tables.events).where(tables.applications.c.owner == owner("adalind")).values(text=""), False),
        (sa.select(tables.events).where(ADAS, tables.events.c.application_id.in_(sa.select(tables.applications.c.id))), False),
        (sa.select(tables.events, tables.applications).where(ADAS), False),
        (sa.select(tables.events).join(tables.applications, sa.true()).where(ADAS), False),
    ],
)  # fmt: skip
def test_the_watch_on_statements_sees_one_that_names_no_owner(statement: sa.ClauseElement, is_owned: bool) -> None:
    assert bool(unowned(statement, OWNERS)) is not is_owned
