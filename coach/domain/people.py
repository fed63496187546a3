"""Who uses the coach: one person on a machine of their own, or many on a server."""

from dataclasses import dataclass

# On a machine of one's own there is one owner.
LOCAL_OWNER = "me"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at the program; `owner` is the key of their rows. Name and address are as their sign-in tells them, and
    empty on a machine of one's own."""

    owner: str
    name: str = ""
    email: str = ""
