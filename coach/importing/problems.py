"""The problems that several readers report, each said once: what, where, and what to do."""

from coach.domain.applications import Stage
from coach.importing.results import Code, Problem, shown


def missing_company(row: int, column: str | None) -> Problem:
    """A row that stands for nobody."""
    message = "The row names no company, so nothing was made of it. Fill the company in and import again."
    return Problem(row, column, None, Code.MISSING_COMPANY, message)


def missing_role(row: int, column: str | None) -> Problem:
    """A row that was read although its role is empty."""
    message = "The row names no role. It was read; fill the role in so that it can be told from others."
    return Problem(row, column, None, Code.MISSING_ROLE, message)


def bad_date(row: int, column: str | None, value: str, reason: str) -> Problem:
    """A date that was left empty; `reason` is the end of a sentence."""
    message = f"{shown(value)}: {reason}. It was left empty; correct it in the file, or type it in after the import."
    return Problem(row, column, shown(value), Code.BAD_DATE, message)


def unknown_status(row: int, column: str | None, value: str) -> Problem:
    """A status that means no stage here."""
    message = (
        f"{shown(value)} is no stage that is known here, so it was worked out from the rest. "
        f"Choose one of {', '.join(Stage)} after the import, or write it in the file."
    )
    return Problem(row, column, shown(value), Code.UNKNOWN_STATUS, message)
