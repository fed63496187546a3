"""The search as a page to print, as a job centre asks for: every application with the dates of its stages and events.

The page stands alone: nothing is loaded from elsewhere, nothing on it runs. Notes, message texts and e-mail addresses
stay out, since they are nobody's business there.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import cache
from html import escape
from importlib.resources import files
from string import Template
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from coach.domain.applications import Application, EventKind, Stage
from coach.exporting.history import Entry, day_text, event_entries, first_day, is_ahead, occasions, stage_dates

_NO_DATE = "–"
_COUNTED = {
    EventKind.INTERVIEW: "Interviews and tests",
    EventKind.NOTE_SENT: "Notes sent",
    EventKind.OFFER: "Offers",
    EventKind.REJECTION: "Rejections",
}


def search_log(applications: Iterable[Application], now: datetime, zone: ZoneInfo) -> str:
    """A whole HTML page, applications by their first day and those without any date last; `now` needs an offset."""
    parts = log_parts(applications, now, zone)
    return Template(read_part("search_log.html")).substitute(parts, style=read_part("search_log.css"))


def log_parts(applications: Iterable[Application], now: datetime, zone: ZoneInfo) -> dict[str, str]:
    """The pieces of the page as HTML: `period`, `made`, `zone`, `sums` (items of a list of terms) and `table`."""
    ordered = sorted(applications, key=lambda one: (first_day(one, zone) or date.max, one.company, one.role))
    local_now = now.astimezone(zone)
    return {
        "period": escape(_period(ordered, local_now.date(), zone)),
        "made": escape(f"{day_text(local_now.date())}, {local_now:%H:%M}"),
        "zone": escape(zone.key or str(local_now.tzinfo)),
        "sums": _sums(ordered, now, zone),
        "table": _table(ordered, now, zone) if ordered else "<p>No applications are recorded yet.</p>",
    }


@cache
def read_part(name: str) -> str:
    """A template or style sheet of this folder."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _period(applications: Sequence[Application], today: date, zone: ZoneInfo) -> str:
    days = [day for one in applications if (day := first_day(one, zone))]
    return f"{day_text(min(days))} to {day_text(max(today, min(days)))}" if days else "No dates are recorded yet."


def _sums(applications: Sequence[Application], now: datetime, zone: ZoneInfo) -> str:
    events = [one.event for application in applications for one in occasions(application, zone)]
    past = [event.kind for event in events if not is_ahead(event, now, zone)]
    applied = sum(_applied(one) for one in applications)
    sums = {"Applications sent": applied, "Saved only": len(applications) - applied}
    sums |= {words: past.count(kind) for kind, words in _COUNTED.items()}
    return "\n".join(f"<div><dt>{words}</dt><dd>{count:,}</dd></div>" for words, count in sums.items())


def _applied(application: Application) -> bool:
    return application.applied_on is not None or application.stage is not Stage.SAVED


def _table(applications: Sequence[Application], now: datetime, zone: ZoneInfo) -> str:
    rows = "\n".join(_row(number, one, now, zone) for number, one in enumerate(applications, start=1))
    heads = "".join(f'<th scope="col">{words}</th>' for words in ("No.", "Company and role", "Stages", "What happened"))
    return (
        '<div class="scroll" tabindex="0" role="region" aria-label="Applications"><table>'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody></table></div>"
    )


def _row(number: int, one: Application, now: datetime, zone: ZoneInfo) -> str:
    return (
        f'<tr><td>{number}</td><th scope="row">{_job(one)}</th>'
        f"<td>{_list(stage_dates(one, now, zone))}</td><td>{_list(event_entries(one, now, zone))}</td></tr>"
    )


def _job(one: Application) -> str:
    place = escape(", ".join(filter(None, (one.role, one.location))))
    source = escape(f"Found through: {one.source}") if one.source else ""
    lines = filter(None, (place, source, _link(one.link) if one.link else ""))
    return escape(one.company) + "".join(f"<div>{line}</div>" for line in lines)


def _link(link: str) -> str:
    """The address as text, and to be followed only where it leads to a web page: a link may hold a script."""
    shown = escape(link)
    return f'<a href="{shown}" rel="noopener noreferrer">{shown}</a>' if _is_web(link) else shown


def _is_web(link: str) -> bool:
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _list(entries: Sequence[Entry]) -> str:
    return "<ul>" + "".join(_item(entry) for entry in entries) + "</ul>" if entries else _NO_DATE


def _item(entry: Entry) -> str:
    css, ahead = ("ahead", " (to come)") if entry.ahead else ("past", "")
    when = f'<span class="when">{escape(entry.when or _NO_DATE)}</span>'
    return f'<li class="{css}">{when} {escape(entry.what)}{ahead}</li>'
