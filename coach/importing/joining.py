"""Rows of one file that speak of the same application become one."""

from collections.abc import Iterable

from coach.domain.matching import Matcher
from coach.domain.merging import merge
from coach.importing.results import Code, ImportedApplication, Problem


def join(read: Iterable[ImportedApplication]) -> tuple[list[ImportedApplication], list[Problem]]:
    """The applications in the order of their first rows, and a `duplicate` for each row that met an earlier one."""
    joined: list[ImportedApplication] = []
    problems: list[Problem] = []
    known: Matcher[int] = Matcher((), lambda place: joined[place].application)
    for one in read:
        place = known.find(one.application)
        if place is None:
            joined.append(one)
            known.add(len(joined) - 1)
            continue
        earlier = joined[place]
        joined[place] = ImportedApplication(merge(earlier.application, one.application), earlier.rows + one.rows)
        problems.append(_duplicate(earlier, one))
    return joined, problems


def _duplicate(earlier: ImportedApplication, later: ImportedApplication) -> Problem:
    application = later.application
    name = ", ".join(part for part in (application.company, application.role) if part)
    message = f"{name} stands in row {earlier.rows[0]} already; the two were read as one application."
    return Problem(later.rows[0], None, None, Code.DUPLICATE, message)
