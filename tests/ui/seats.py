"""Who sits at a page under test, on a server that others use too."""

import sys

import pytest

from coach.domain.people import Person
from coach.domain.sharing import Role
from coach.ui import record as held_record

ADA = Person("oidc-ada", "Ada Osei", "ada@example.org")
ADE = Person("oidc-ade", "Ms Ade", "ade@example.org")
BO = Person("oidc-bo", "Bo <b>Lund</b>", "bo@example.org")


def sit(monkeypatch: pytest.MonkeyPatch, person: Person) -> None:
    """The session belongs to that person from the next run on."""
    for name, module in list(sys.modules.items()):
        if name.startswith("coach.ui") and hasattr(module, "current_person"):
            monkeypatch.setattr(module, "current_person", lambda: person)


def be_here(person: Person, role: Role = Role.PERSON) -> None:
    """They have signed in before, and have that role."""
    store = held_record.get_store()
    store.sharing(person.owner).seen(person)
    if role is not Role.PERSON:
        store.directory().set_role(person.owner, role)
