"""Records for the export tests: one with everything in it, one hostile, and any at all."""

from datetime import UTC, date, datetime, timedelta

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

START = datetime(2026, 5, 4, 22, 30, tzinfo=UTC)

FULL = Application(
    company="Larch Foods",
    role="Shift Lead",
    link="https://larch-foods.example/jobs/7",
    location="Leeds",
    source="careers page",
    applied_on=date(2026, 4, 20),
    stage=Stage.INTERVIEWING,
    notes='Said "bring boots".\nAsk for the rota.',
    contacts=(Contact("Ms Osei", "osei@larch-foods.example", "Depot manager"), Contact("Tom Ågren")),
    events=(
        Event(EventKind.APPLIED, on=date(2026, 4, 20), channel=Channel.PORTAL),
        Event(
            EventKind.INTERVIEW,
            at=START,
            ended_at=START + timedelta(minutes=45, microseconds=7),
            round=2,
            type=InterviewType.PANEL,
            contact="Ms Osei",
        ),
        Event(EventKind.DATE_PROMISED, at=START, promised_on=date(2026, 5, 11)),
        Event(EventKind.REQUEST_RECEIVED, at=START, request=RequestKind.DOCUMENTS, request_id="r1"),
        Event(EventKind.NOTE_SENT, on=date(2026, 5, 5), note=Kind.THANK_YOU, text="Dear Ms Osei,\r\nthank you."),
    ),
)
BARE = Application("Apex")

_texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)
_maybe = st.none() | _texts
_instants = st.datetimes(datetime(1970, 1, 2), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
_dates = st.dates(date(1970, 1, 2), date(2100, 1, 1))


@st.composite
def _events(draw: st.DrawFn) -> Event:
    start = draw(st.none() | _instants)
    kind = draw(st.sampled_from(EventKind))
    return Event(
        kind=kind,
        at=start,
        on=None if start else draw(_dates),
        ended_at=start and draw(st.none() | st.timedeltas(timedelta(0), timedelta(days=2)).map(start.__add__)),
        round=draw(st.none() | st.integers(1, 9)),
        type=draw(st.none() | st.sampled_from(InterviewType)),
        contact=draw(_maybe),
        note=draw(st.none() | st.sampled_from(Kind)),
        request=draw(st.none() | st.sampled_from(RequestKind)),
        request_id=draw(_maybe),
        promised_on=draw(_dates if kind is EventKind.DATE_PROMISED else st.none() | _dates),
        channel=draw(st.none() | st.sampled_from(Channel)),
        text=draw(_maybe),
    )


_applications = st.builds(
    Application,
    company=_texts,
    role=st.just("") | _texts,
    link=_maybe,
    location=_maybe,
    source=_maybe,
    applied_on=st.none() | _dates,
    stage=st.sampled_from(Stage),
    notes=_maybe,
    contacts=st.lists(st.builds(Contact, name=_texts, email=_maybe, role=_maybe), max_size=2).map(tuple),
    events=st.lists(_events(), max_size=3).map(tuple),
)
records = st.lists(_applications, max_size=4, unique_by=lambda one: (one.company, one.role, one.link)).map(tuple)
