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
from tests.strategies import applications

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

records = st.lists(applications, max_size=4, unique_by=lambda one: (one.company, one.role, one.link)).map(tuple)
