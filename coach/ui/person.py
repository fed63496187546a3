"""Who sits at this page: whatever is read, kept or cached goes by this person."""

from coach.domain.people import LOCAL_OWNER, Person


def current_person() -> Person:
    """The person whom this session belongs to."""
    return Person(LOCAL_OWNER)


def is_own_machine() -> bool:
    """Whether all that the program keeps belongs to whoever sits at this page."""
    return current_person().owner == LOCAL_OWNER
