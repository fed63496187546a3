"""The page program as one of many people sees it: who that is, the address says (`?person=…`). For measuring only.

Nothing but the seam of coach/ui/person.py is put in the place of the sign-in; all else is the program as it ships, but
for COACH_LOAD_PLAIN, which leaves out what coach/ui/engine.py does for many users at once.
"""

if __name__ == "__main__":
    import gc
    import os
    import sys

    import streamlit as st

    import coach.ui.person
    from coach.domain.people import Person

    NAMED = "load_person"

    def _person() -> Person:
        """Kept in the session, as a change of the page empties the address."""
        if NAMED not in st.session_state:
            st.session_state[NAMED] = st.query_params["person"]
        return Person(st.session_state[NAMED])

    if "COACH_LOAD_PLAIN" in os.environ:
        gc.freeze = lambda: None
        sys.setswitchinterval = lambda _seconds: None

    # Before anything else of the pages is imported: they take the function by its name.
    coach.ui.person.current_person = _person

    from coach.ui.shell import run

    run()
else:
    from streamlit.starlette import App

    from coach.web.application import lifespan

    app = App(__file__, lifespan=lifespan)
