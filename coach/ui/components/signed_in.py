"""Who is signed in, and the way out; and a watch that ends the page with the sign-in."""

from datetime import timedelta
from functools import partial
from html import escape
from itertools import count

import streamlit as st

from coach.bootstrap import clock
from coach.domain.sign_in import SignIn, ends
from coach.ui.door.entrance import lasts, look, sign_out

# A sign-in that was ended in another window is noticed within this.
_LOOKS = timedelta(seconds=30)


def signed_in(sign_in: SignIn) -> None:
    """At the end of every page."""
    person = sign_in.person
    name = person.name or person.email or "somebody without a name"
    address = f" <span>({escape(person.email)})</span>" if person.email not in ("", name) else ""
    with st.container(horizontal=True, vertical_alignment="center", key="whose"):
        st.html(f'<p class="fc-quiet">Signed in as <strong>{escape(name)}</strong>{address}</p>')
        st.button("Sign out", key="whose_sign_out", on_click=partial(sign_out, sign_in))


def keep_watch(sign_in: SignIn) -> None:
    """Draws the door in the place of the page when the sign-in ends, though nobody touches anything: what stands on a
    screen that was left must not stay there."""
    left = ends(sign_in, lasts()) - clock() + timedelta(seconds=0.5)
    runs = count()

    @st.fragment(run_every=min(_LOOKS, left))
    def look_again() -> None:
        # First it runs with the page, at whose door somebody has just looked.
        if next(runs) and look().person is None:
            st.rerun()

    look_again()
