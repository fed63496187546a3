"""Who may see whose record, asked of a real database at every look."""

import re
from pathlib import Path
from threading import Barrier, Thread

import pytest
import sqlalchemy as sa

from coach.domain.people import Person
from coach.domain.sharing import Looked, Role
from coach.errors import NotFound, StoreFault
from coach.storage import sharing
from coach.storage.people_tables import people
from coach.storage.store import Store
from tests.storage.filling_all import be_seen, fill


@pytest.fixture
def ade(store: Store) -> str:
    """The key of an adviser, whose address is Ade@Example.org."""
    be_seen(store, "ade", Role.ADVISER)
    return "ade"


def refusal(store: Store, viewer: str, share_id: str) -> str:
    with pytest.raises(NotFound) as refused:
        store.sharing(viewer).look(share_id, Looked.TODAY)
    return str(refused.value)


def test_somebody_new_has_no_role_and_sees_and_shares_nothing(store: Store) -> None:
    ada = store.sharing("ada")
    assert ada.role() is Role.PERSON
    assert (ada.shares(), ada.accesses(10), ada.given()) == ((), (), ())


def test_a_visit_keeps_the_role_and_the_day_of_the_first(store: Store, ade: str) -> None:
    (first,) = store.directory().known()
    store.sharing(ade).seen(Person(ade, "Dr Ade", "ade@new.example"))
    (again,) = store.directory().known()
    assert (again.role, again.first_seen, again.name, again.email) == (
        Role.ADVISER, first.first_seen, "Dr Ade", "ade@new.example",
    )  # fmt: skip
    assert again.last_seen > first.last_seen


def test_an_adviser_sees_those_who_shared_and_every_look_is_written_down_first(store: Store, ade: str) -> None:
    be_seen(store, "ada")
    share = store.sharing("ada").share(" ADE@example.ORG ")
    assert [(one.id, one.name) for one in store.sharing(ade).given()] == [(share.id, "Ms Ada")]
    assert store.sharing(ade).look(share.id, Looked.APPLICATION, "x") == "ada"
    assert store.sharing(ade).look(share.id, Looked.TODAY) == "ada"
    looks = store.sharing("ada").accesses(10)
    assert [(one.adviser, one.adviser_name, one.what, one.about) for one in looks] == [
        ("ade", "Ms Ade", Looked.TODAY, None),
        ("ade", "Ms Ade", Looked.APPLICATION, "x"),
    ]
    assert looks[0].at > looks[1].at
    assert store.sharing("ada").accesses(1) == store.sharing("ada").accesses(1, ade) == looks[:1]
    assert store.sharing("ada").accesses(1, "bo") == ()


def test_what_is_taken_back_is_not_seen_from_that_moment(store: Store, ade: str) -> None:
    share = store.sharing("ada").share("ade@example.org")
    store.sharing(ade).look(share.id, Looked.TODAY)
    store.sharing("ada").take_back(share.id)
    refusal(store, ade, share.id)
    assert store.sharing(ade).given() == store.sharing("ada").shares(open_only=True) == ()
    (kept,) = store.sharing("ada").shares()
    assert kept.ended is not None
    assert len(store.sharing("ada").accesses(10)) == 1
    store.sharing("ada").take_back(share.id)
    assert store.sharing("ada").shares() == (kept,)


def test_shared_again_it_is_another_share_and_the_old_link_stays_dead(store: Store, ade: str) -> None:
    first = store.sharing("ada").share("ade@example.org")
    assert store.sharing("ada").share("ade@example.org") == first
    store.sharing("ada").take_back(first.id)
    second = store.sharing("ada").share("ade@example.org")
    refusal(store, ade, first.id)
    assert store.sharing(ade).look(second.id, Looked.TODAY) == "ada"


def test_every_refusal_reads_the_same(store: Store, ade: str) -> None:
    be_seen(store, "bea", Role.ADVISER)
    be_seen(store, "root", Role.ADMIN)
    mine, theirs = store.sharing("ada").share("ade@example.org"), store.sharing("bo").share("bea@example.org")
    taken = store.sharing("cy").share("ade@example.org")
    store.sharing("cy").take_back(taken.id)
    asked = [(ade, theirs.id), (ade, taken.id), (ade, "none"), (ade, ""), (ade, "' OR 1=1 --"), ("root", mine.id)]
    asked += [("ada", mine.id), ("bo", mine.id), ("nobody", mine.id), (ade, "ada"), (ade, "bo")]
    assert len({refusal(store, viewer, share_id) for viewer, share_id in asked}) == 1
    assert [store.sharing(owner).accesses(10) for owner in ("ada", "bo", "cy")] == [(), (), ()]


@pytest.mark.parametrize("role", [Role.PERSON, Role.ADMIN])
def test_a_role_that_is_taken_away_ends_what_was_given_for_good(store: Store, ade: str, role: Role) -> None:
    share = store.sharing("ada").share("ade@example.org")
    store.directory().set_role(ade, role)
    refusal(store, ade, share.id)
    assert store.sharing("ada").shares(open_only=True) == ()
    store.directory().set_role(ade, Role.ADVISER)
    refusal(store, ade, share.id)
    assert store.sharing(ade).given() == ()


def test_an_open_share_alone_opens_nothing_without_the_role(store: Store, ade: str) -> None:
    share = store.sharing("ada").share("ade@example.org")
    with store._database.engine.begin() as connection:
        connection.execute(sa.update(people).values(role="admin"))
    refusal(store, ade, share.id)
    assert store.sharing(ade).given() == ()


@pytest.mark.parametrize(
    "address",
    [
        "",
        " ",
        "nobody@example.org",
        "bo@example.org",
        "root@example.org",
        "self@example.org",
        "%",
        "ad\u00e9@example.org",
    ],
)
@pytest.mark.usefixtures("ade")
def test_an_invitation_tells_no_more_than_that_there_is_no_such_adviser(store: Store, address: str) -> None:
    be_seen(store, "bo")
    be_seen(store, "root", Role.ADMIN)
    be_seen(store, "self", Role.ADVISER)
    be_seen(store, "blank", Role.ADVISER)
    store.sharing("blank").seen(Person("blank"))
    with pytest.raises(NotFound, match="no adviser with this address here"):
        store.sharing("self").share(address)
    assert store.sharing("self").shares() == ()


@pytest.mark.usefixtures("ade")
def test_an_address_that_two_advisers_came_with_is_nobodys(store: Store) -> None:
    be_seen(store, "bea", Role.ADVISER)
    store.sharing("bea").seen(Person("bea", "Not Ade", "ade@example.org"))
    with pytest.raises(NotFound):
        store.sharing("ada").share("ade@example.org")
    with pytest.raises(NotFound, match=r"2 people.*(ade, bea|bea, ade)"):
        store.directory().find("ade@example.org")
    assert store.directory().find("bea").name == "Not Ade"


def test_a_person_takes_back_their_own_alone(store: Store, ade: str) -> None:
    share = store.sharing("ada").share("ade@example.org")
    store.sharing("bo").take_back(share.id)
    store.sharing(ade).take_back(share.id)
    assert store.sharing("ada").shares(open_only=True) == (share,)


def test_a_look_that_cannot_be_written_down_lets_nothing_through(store: Store, ade: str) -> None:
    share = store.sharing("ada").share("ade@example.org")
    with store._database.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE accesses RENAME TO gone")
    with pytest.raises(StoreFault):
        store.sharing(ade).look(share.id, Looked.TODAY)


@pytest.mark.usefixtures("ade")
def test_windows_that_share_at_once_make_one_share(store: Store) -> None:
    start = Barrier(4)

    def once() -> None:
        start.wait()
        store.sharing("ada").share("ade@example.org")

    threads = [Thread(target=once) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(store.sharing("ada").shares()) == 1


def test_no_code_changes_or_takes_out_a_look() -> None:
    """Erasing a person takes all their tables at once, and names none."""
    sources = [one.read_text(encoding="utf-8") for one in Path(sharing.__file__ or "").parent.rglob("*.py")]
    assert sum("insert(accesses" in one for one in sources) == 1
    assert not any(f"{verb}(accesses" in one for one in sources for verb in ("update", "delete", "update_given"))


def test_every_statement_names_whose_rows_or_whose_adviser(store: Store, ade: str) -> None:
    seen: list[str] = []
    sa.event.listen(store._database.engine, "before_cursor_execute", lambda _c, _cur, said, *_: seen.append(said))
    fill(store, "ada", ade, "word")
    mine = store.sharing("ada")
    mine.take_back(mine.shares()[0].id)
    mine.accesses(3)
    store.sharing(ade).given()
    ours = [" ".join(one.split()) for one in seen if re.search(r"\b(people|shares|accesses)\b", one)]
    about = [one for one in ours if not one.startswith("INSERT")]
    assert len(about) > 10
    by_address = [one for one in about if "email_key = " in one.partition("WHERE")[2] and one.startswith("SELECT")]
    assert len(by_address) == 1
    assert "people.role = " in by_address[0]
    narrowed = r"\b(people|shares|accesses)\.(owner|adviser) = "
    assert [one for one in about if one not in by_address and not re.search(narrowed, one)] == []


def test_counts_are_of_everybody_and_of_nothing_that_was_put_away(store: Store, ade: str) -> None:
    fill(store, "ada", ade, "word")
    counts = store.directory().counts()
    assert (counts.people, counts.active, counts.applications, counts.notes, counts.shares) == (2, 2, 2, 0, 1)
