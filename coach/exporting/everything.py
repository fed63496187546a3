"""Everything that is kept of one person as one ZIP: what comes back by an import, and every table as it stands."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

Tables = Mapping[str, Sequence[Mapping[str, Any]]]

# What is in each table, for whoever opens the file. A test holds them against the tables that there are.
TABLES: Mapping[str, str] = {
    "accesses": "What advisers looked at in your record, and when.",
    "applications": "Your applications, those that you deleted too, as long as they can be brought back.",
    "contacts": "The people on the employers' side.",
    "events": "What happened, and what you took back or told otherwise.",
    "import_changes": "What each upload changed, so that it can be undone.",
    "imports": "Your uploads: names of files, when, and how much they brought.",
    "mappings": "Which column of a file you said is what.",
    "message_scores": "Earlier versions of your notes, with their scores.",
    "messages": "Your notes, those that you put aside too.",
    "people": "Your name and address as your sign-in told them, your role, your first and last visit.",
    "preferences": "Your settings: region, time zone, thresholds, weights, words.",
    "put_offs": "What you did not want to be reminded of.",
    "shares": "Which advisers you let read your record, since when and until when.",
}
_README = """Follow-Up Coach: everything that is kept of you, written out on {day}.

record.json      Your applications with history and people. `coach import record.json` and the page Upload read it.
drafts.json      Your notes with their versions and scores.
as_adviser.json  If you are an adviser: when records were shared with you, and what you looked at. Not whose they are.
tables/          Every table of the record as it stands, yours alone. Times are in UTC.

{tables}

Backups of the record, which are made before uploads and the like, are not in here. What the editor keeps in your
browser, from a key until the record has it, is not either.
"""


def everything(record: str, drafts: str, tables: Tables, as_adviser: Tables, now: datetime) -> bytes:
    """`record` and `drafts` are JSON texts; tables come by name."""
    files = {
        "README.txt": _README.format(day=now.date().isoformat(), tables=_listed(tables)),
        "record.json": record,
        "drafts.json": drafts,
        "as_adviser.json": _json(as_adviser),
        **{f"tables/{name}.json": _json(rows) for name, rows in tables.items()},
    }
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, text in files.items():
            info = ZipInfo(name, (now.year, now.month, now.day, now.hour, now.minute, now.second))
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, text.encode())
    return out.getvalue()


def _listed(names: Iterable[str]) -> str:
    width = max((len(name) for name in names), default=0) + len("tables/.json")
    return "\n".join(f"{f'tables/{name}.json':{width}}  {TABLES.get(name, '')}".rstrip() for name in names)


def _json(value: object) -> str:
    """Columns that hold JSON stay texts, as they are kept."""
    return json.dumps(value, indent=1, default=_moment) + "\n"


def _moment(value: Any) -> str:
    if isinstance(value, date):  # a datetime is one too
        return value.isoformat()
    raise TypeError(f"{value!r} has no place in a file.")
