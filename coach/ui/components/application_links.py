"""Links between the Applications page, its single applications and the Upload page, without leaving the session."""

from pathlib import Path

import streamlit as st

from coach.ui.components.literal import literal

PAGES = Path(__file__).parents[1] / "pages"
ONE = "application"  # the parameter of the address that names one application
NEW = "new"  # its value where one is written down by hand


def wanted_application() -> str | None:
    """The one that the address names."""
    # A link to the page it stands on reaches the program, but not the address: written there, reruns, a reload and
    # the browser's Back find it.
    st.query_params.from_dict(st.query_params.to_dict())
    return st.query_params.get(ONE)


def open_link(application_id: str, label: str, icon: str = "") -> None:
    """To one application."""
    st.page_link(PAGES / "applications.py", label=literal(label), icon=icon, query_params={ONE: application_id})


def back_link() -> None:
    """To the list."""
    with st.container(key="applications_back"):
        st.page_link(PAGES / "applications.py", label="All applications", icon=":material/arrow_back:")


def upload_link(label: str, fill: str | None = None) -> None:
    """To the Upload page; `fill` names an application whose dates are to be asked for."""
    params = {"fill": fill} if fill else None
    st.page_link(PAGES / "upload.py", label=label, icon=":material/upload:", query_params=params)
