"""What a download button hands out, made when it is pressed.

Streamlit makes it outside the page, where nobody can be asked who sits at it: so whose it is, is settled while the
button is drawn, and that their sign-in still holds, when it is pressed.
"""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from coach.errors import InvalidSignIn
from coach.ui.door.entrance import Entrance, at_the_door, still_holds
from coach.ui.person import current_person

T = TypeVar("T", str, bytes)


def made_on_press(make: Callable[[str], T]) -> Callable[[], T]:
    """`make` gets the key of the person's rows; what comes out raises InvalidSignIn once their sign-in is over."""
    return partial(_made, make, current_person().owner, at_the_door())


def _made(make: Callable[[str], T], owner: str, came: Entrance) -> T:
    if not still_holds(came):
        raise InvalidSignIn("The sign-in has ended.")
    return make(owner)
