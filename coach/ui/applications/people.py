"""The people of an application, one put in, changed or taken out by the name that the page showed."""

from collections.abc import Sequence

from coach.domain.applications import Contact
from coach.domain.matching import level_name
from coach.errors import Conflict, InvalidRecord


def with_contact(people: Sequence[Contact], new: Contact) -> tuple[Contact, ...]:
    """With one more at the end; raises InvalidRecord where there is one of that name."""
    _refuse_namesake(people, new)
    return (*people, new)


def with_changed(people: Sequence[Contact], old: Contact, new: Contact) -> tuple[Contact, ...]:
    """With `new` in the place of `old`; raises Conflict where `old` is not there (any more)."""
    place = _place(people, old)
    _refuse_namesake([*people[:place], *people[place + 1 :]], new)
    return (*people[:place], new, *people[place + 1 :])


def without(people: Sequence[Contact], old: Contact) -> tuple[Contact, ...]:
    """Without `old`; raises Conflict where it is not there (any more)."""
    place = _place(people, old)
    return (*people[:place], *people[place + 1 :])


def read_contact(name: str, email: str, role: str) -> Contact:
    """As typed; raises InvalidRecord where the name is blank."""
    if not name.strip():
        raise InvalidRecord("What is their name? Even a first name will do.")
    return Contact(name.strip(), email.strip() or None, role.strip() or None)


def _place(people: Sequence[Contact], old: Contact) -> int:
    if old not in people:
        raise Conflict(f"{old.name} was changed or removed in another window. What stands there now is shown below.")
    return people.index(old)


def _refuse_namesake(people: Sequence[Contact], new: Contact) -> None:
    if level_name(new.name) in {level_name(one.name) for one in people}:
        raise InvalidRecord(f"There is a {new.name} among the people already. Edit that entry, or add a surname.")
