"""The people on the employer's side: who they are, and a small form to add, change or remove one."""

from functools import partial
from html import escape

import streamlit as st

from coach.domain.applications import Contact
from coach.domain.merging import Stored
from coach.services.editing import change_people
from coach.storage.record import Record
from coach.ui.applications import session
from coach.ui.applications.people import read_contact, with_changed, with_contact, without
from coach.ui.applications.session import Person
from coach.ui.applications.undo import Removed

_FIELDS = ("name", "role", "email")


def people_list(record: Record, stored: Stored) -> None:
    """Draws them, and the form of the one under change."""
    st.html('<h2 class="fc-app-title">People</h2>')
    change = session.person(stored.id)
    for place, contact in enumerate(stored.application.contacts):
        with st.container(horizontal=True, key=f"application_person_{place}"):
            st.html(person_html(contact))
            st.button(
                "Edit",
                type="tertiary",
                on_click=_open,
                args=(stored.id, contact),
                key=f"application_person_edit_{place}",
            )
        if change and change.contact == contact:
            _form(record, change)
    if change and change.contact is None:
        _form(record, change)
    elif change and change.contact not in stored.application.contacts:
        st.warning("Another window changed or removed this person. What you typed can be added as somebody new.")
        _form(record, Person(stored.id, None))
    if change is None:
        st.button("Add a person", on_click=_open, args=(stored.id, None), key="application_person_add")


def person_html(one: Contact) -> str:
    """Name, role and address."""
    more = "".join(f'<span dir="auto">{escape(part)}</span>' for part in (one.role, one.email) if part)
    return f'<p class="fc-person"><strong dir="auto">{escape(one.name)}</strong>{more}</p>'


def _key(field: str) -> str:
    return f"application_person_{field}"


def _open(application_id: str, contact: Contact | None) -> None:
    for field in _FIELDS:
        st.session_state[_key(field)] = (getattr(contact, field) or "") if contact else ""
    session.set_person(Person(application_id, contact))


def _form(record: Record, change: Person) -> None:
    with st.container(border=True, key="application_person"):
        st.text_input("Name", key=_key("name"), autocomplete="off", persist_state="session")
        st.text_input("What they do", key=_key("role"), autocomplete="off", persist_state="session")
        st.text_input("E-mail", key=_key("email"), autocomplete="off", persist_state="session")
        with st.container(horizontal=True):
            st.button("Save", type="primary", on_click=_save, args=(record, change), key="application_person_save")
            if change.contact:
                st.button("Remove", on_click=_remove, args=(record, change), key="application_person_remove")
            st.button(
                "Cancel", type="tertiary", on_click=session.set_person, args=(None,), key="application_person_cancel"
            )


def _save(record: Record, change: Person) -> None:
    def saved() -> None:
        new = read_contact(*(st.session_state.get(_key(field)) or "" for field in ("name", "email", "role")))
        put = partial(with_changed, old=change.contact, new=new) if change.contact else partial(with_contact, new=new)
        change_people(record, change.application_id, put)
        session.set_person(None)

    session.attempt(saved)


def _remove(record: Record, change: Person) -> None:
    def removed() -> None:
        if change.contact:
            change_people(record, change.application_id, partial(without, old=change.contact))
            session.can_undo(Removed(change.application_id, change.contact))
        session.set_person(None)

    session.attempt(removed)
