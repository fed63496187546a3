"""Hypothesis strategies for the record: anything that the domain lets through and that a file or a form can hold."""

from datetime import UTC, date, datetime

from hypothesis import strategies as st

from coach.domain.applications import (
    Application,
    Channel,
    Contact,
    Event,
    EventKind,
    InterviewType,
    RequestKind,
    Stage,
)
from coach.domain.messages import Kind

# All of Unicode but NUL, which PostgreSQL can't hold, and halves of surrogate pairs, which are no text.
texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=30)
names = texts.filter(lambda text: text.strip())
instants = st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30), timezones=st.just(UTC))  # noqa: DTZ001
days = st.dates(date(1, 1, 1), date(9999, 12, 31))

contacts = st.builds(Contact, names, st.none() | texts, st.none() | texts)


@st.composite
def events(draw: st.DrawFn) -> Event:
    """Of every kind, at an instant or on a date, with any details."""
    kind = draw(st.sampled_from(EventKind))
    at = draw(st.none() | instants)
    promise = days if kind is EventKind.DATE_PROMISED else st.none() | days
    return Event(
        kind,
        at=at,
        on=None if at else draw(days),
        ended_at=draw(st.none() | instants.filter(lambda end: at is None or end >= at)),
        round=draw(st.none() | st.integers(1, 99)),
        type=draw(st.none() | st.sampled_from(InterviewType)),
        contact=draw(st.none() | texts),
        note=draw(st.none() | st.sampled_from([Kind.THANK_YOU, Kind.CHECK_IN, Kind.FEEDBACK_REPLY])),
        request=draw(st.none() | st.sampled_from(RequestKind)),
        request_id=draw(st.none() | texts),
        promised_on=draw(promise),
        channel=draw(st.none() | st.sampled_from(Channel)),
        text=draw(st.none() | texts),
    )


applications = st.builds(
    Application,
    company=names,
    role=texts,
    link=st.none() | texts,
    location=st.none() | texts,
    source=st.none() | texts,
    applied_on=st.none() | days,
    stage=st.sampled_from(Stage),
    notes=st.none() | texts,
    contacts=st.lists(contacts, max_size=3).map(tuple),
    events=st.lists(events(), max_size=4).map(tuple),
)
