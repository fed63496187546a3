"""Copies of the record in words: when, why, how large."""

from collections.abc import Iterable
from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

from coach.storage.backups import DAILY, Backup
from coach.ui.record_words import day_words

_REASONS = {
    DAILY: "copy of the day",
    "by-hand": "made by hand",
    "before-import": "before an upload",
    "before-migration": "before a newer version of the program changed its form",
    "before-restore": "before another copy was restored",
}


def when(at: datetime, zone: ZoneInfo) -> str:
    """By the user's clock."""
    local = at.astimezone(zone)
    return f"{local:%A} {day_words(local)}, {local:%H:%M:%S}"


def why(copy: Backup) -> str:
    """What it was made for; a reason of another version of the program stands as it is."""
    return _REASONS.get(copy.reason, copy.reason.replace("-", " "))


def size(count: int) -> str:
    """Of a file, in the units that folders show."""
    return f"{count / 1_000_000:,.1f} MB" if count >= 1_000_000 else f"{max(1, count // 1000)} kB"


def copy_title(copy: Backup, zone: ZoneInfo) -> str:
    """One line."""
    return f"{when(copy.made_at, zone)}: {why(copy)}, {size(copy.size)}"


def copies_table(copies: Iterable[Backup], zone: ZoneInfo) -> str:
    """All of them, newest first, as HTML."""
    rows = "".join(
        f"<tr><td>{escape(when(one.made_at, zone))}</td><td>{escape(why(one))}</td><td>{size(one.size)}</td></tr>"
        for one in copies
    )
    head = '<tr><th scope="col">When</th><th scope="col">Why</th><th scope="col">Size</th></tr>'
    caption = '<caption class="fc-unseen">Copies</caption>'
    return f'<table class="fc-table">{caption}<thead>{head}</thead><tbody>{rows}</tbody></table>'
