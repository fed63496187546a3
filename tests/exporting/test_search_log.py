"""The page to print."""

from datetime import UTC, date, datetime
from html.parser import HTMLParser
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given

from coach.domain.applications import Application, Contact, Event, EventKind, RequestKind, Stage
from coach.domain.messages import Kind
from coach.exporting import search_log
from tests.exporting.samples import BARE, FULL, records

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 5, 20, 12, tzinfo=UTC)


class Page(HTMLParser):
    """Tags with their attributes, and the text a reader sees."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.rows: list[str] = []
        self.text = ""
        self._in_style = False
        self.feed(source)
        self.close()
        self.rows = [" ".join(row.split()) for row in self.rows]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._in_style = tag == "style"
        if tag == "tr":
            self.rows.append("")

    def handle_data(self, data: str) -> None:
        if not self._in_style:
            self.text += data
            if self.rows:
                self.rows[-1] += f"{data} "

    def handle_endtag(self, tag: str) -> None:
        self._in_style &= tag != "style"


def page(*applications: Application, now: datetime = NOW, zone: ZoneInfo = LONDON) -> Page:
    return Page(search_log(applications, now, zone))


def test_an_empty_record_gives_a_page_without_a_table() -> None:
    assert "table" not in {tag for tag, _ in page().tags}
    assert "No applications are recorded yet." in page().text


def test_instants_are_told_in_the_zone_of_the_person_and_plain_dates_as_they_are() -> None:
    [_, row] = page(FULL).rows
    assert "4 May 2026, 23:30–5 May 2026, 00:15" in row
    assert "Panel interview (round 2) – Ms Osei" in row
    assert "20 Apr 2026 Applied" in row
    assert "Promised date (11 May 2026)" in row
    assert "(documents)" in row
    assert "5 May 2026 Thank-you sent" in row


def test_a_winter_hour_is_not_a_summer_hour() -> None:
    events = tuple(Event(EventKind.INTERVIEW, at=datetime(2026, month, 4, 9, tzinfo=UTC)) for month in (1, 7))
    assert (
        "4 Jan 2026, 09:00 " in page(Application("Apex", events=events), now=datetime(2026, 8, 1, tzinfo=UTC)).rows[1]
    )
    assert (
        "4 Jul 2026, 10:00 " in page(Application("Apex", events=events), now=datetime(2026, 8, 1, tzinfo=UTC)).rows[1]
    )


def test_each_stage_stands_with_the_day_it_was_reached() -> None:
    application = Application(
        "Apex",
        applied_on=date(2026, 5, 1),
        stage=Stage.REJECTED,
        events=(
            Event(EventKind.REJECTION, on=date(2026, 5, 12)),
            Event(EventKind.INTERVIEW, on=date(2026, 5, 6)),
            Event(EventKind.INTERVIEW, on=date(2026, 5, 9)),
        ),
    )
    assert "1 May 2026 Applied 6 May 2026 Interviewing 12 May 2026 Rejected" in " ".join(
        page(application).rows[1].split()
    )


def test_a_stage_that_no_event_explains_has_a_dash_for_its_date() -> None:
    assert "– Accepted" in page(Application("Apex", stage=Stage.ACCEPTED)).rows[1]


def test_applications_stand_in_the_order_of_their_first_day() -> None:
    late = Application("Late", applied_on=date(2026, 5, 2))
    early = Application("Early", events=(Event(EventKind.INTERVIEW, at=datetime(2026, 5, 1, tzinfo=UTC)),))
    rows = page(BARE, late, early).rows[1:]
    assert [next(name for name in ("Early", "Late", "Apex") if name in row) for row in rows] == [
        "Early",
        "Late",
        "Apex",
    ]


def test_a_panel_is_one_interview_with_several_people() -> None:
    at = datetime(2026, 5, 6, 12, tzinfo=UTC)
    panel = tuple(Event(EventKind.INTERVIEW, at=at, round=2, contact=name) for name in ("Priya Lund", "Wen Haldane"))
    thanks = tuple(Event(EventKind.NOTE_SENT, at=at, note=Kind.THANK_YOU, contact=one.contact) for one in panel)
    found = page(Application("Apex", events=(*panel, *thanks)))
    assert found.rows[1].count("Interview (round 2) – Priya Lund, Wen Haldane") == 1
    assert found.rows[1].count("Thank-you sent") == 2
    assert "Interviews and tests1Notes sent2" in found.text.replace("\n", "")


def test_what_is_still_to_come_is_said_and_not_counted() -> None:
    application = Application("Apex", events=(Event(EventKind.INTERVIEW, on=date(2026, 5, 21)),))
    assert "(to come)" in page(application).rows[1]
    assert "Interviewing" not in page(application).rows[1]
    assert "Interviews and tests0" in page(application).text.replace("\n", "")
    assert "(to come)" not in page(application, now=datetime(2026, 5, 20, 23, 30, tzinfo=UTC)).text


@pytest.mark.parametrize("hour", [2, 22])
def test_events_are_ordered_by_the_days_that_are_printed(hour: int) -> None:
    zone = ZoneInfo("America/New_York" if hour == 2 else "Asia/Tokyo")
    near_midnight = Event(EventKind.INTERVIEW, at=datetime(2026, 5, 5, hour, tzinfo=UTC))
    plain = Event(EventKind.APPLIED, on=date(2026, 5, 5))
    row = page(Application("Apex", events=(plain, near_midnight)), zone=zone).rows[1]
    cell = row[row.index("Apex") :]
    assert (cell.rindex("Applied") > cell.rindex("Interview ")) == (hour == 2)


HOSTILE = '"><script src=https://elsewhere.example/x.js></script><img src=x onerror=alert(1)>$zone & </style>'


def test_text_is_text() -> None:
    event = Event(EventKind.INTERVIEW, on=date(2026, 5, 4), contact=HOSTILE)
    application = Application(
        HOSTILE, HOSTILE, "https://apex.example/" + HOSTILE, HOSTILE, HOSTILE, contacts=(Contact("A"),), events=(event,)
    )
    found = page(application)
    assert found.text.count(HOSTILE) == 6
    assert {tag for tag, _ in found.tags} == {tag for tag, _ in page(FULL).tags}


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "//apex.example", "see mail", "http://[", ""]
)
def test_a_link_that_is_no_web_page_cannot_be_followed(link: str) -> None:
    found = page(Application("Apex", link=link))
    assert "a" not in {tag for tag, _ in found.tags}
    assert link in found.text


def test_nothing_is_loaded_from_elsewhere() -> None:
    source = search_log([FULL], NOW, LONDON)
    assert not {"script", "link", "img", "iframe", "object", "base"} & {tag for tag, _ in Page(source).tags}
    assert "url(" not in source
    assert "@import" not in source
    assert "default-src 'none'" in source


def test_it_prints_and_follows_the_theme_of_the_screen() -> None:
    source = search_log([FULL], NOW, LONDON)
    assert "@media print" in source
    assert "color-scheme: light dark" in source


def test_a_job_that_was_only_saved_is_not_counted_as_applied_for() -> None:
    text = page(BARE, Application("Larch", applied_on=date(2026, 5, 4)), Application("Elm", stage=Stage.CLOSED)).text
    assert "Applications sent2" in text.replace("\n", "")
    assert "Saved only1" in text.replace("\n", "")


def test_private_words_stay_at_home() -> None:
    event = Event(EventKind.NOTE_SENT, on=date(2026, 5, 4), note=Kind.CHECK_IN, text="my words")
    application = Application("Apex", notes="my notes", contacts=(Contact("Jo", "jo@apex.example"),), events=(event,))
    source = search_log([application], NOW, LONDON)
    assert not any(private in source for private in ("my words", "my notes", "jo@apex.example"))


@pytest.mark.parametrize("kind", EventKind)
def test_every_kind_of_event_has_words(kind: EventKind) -> None:
    event = Event(kind, on=date(2026, 5, 4), request=RequestKind.TEST, note=Kind.OTHER, promised_on=date(2026, 5, 9))
    assert "4 May 2026" in page(Application("Apex", events=(event,))).rows[1]


@given(records)
def test_any_record_can_be_printed(record: tuple[Application, ...]) -> None:
    assert len(page(*record).rows) == (len(record) + 1 if record else 0)
