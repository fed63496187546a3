"""Whether people have to sign in here, and by which rules: as the `[auth]` section of secrets.toml says.

Streamlit takes a file that it cannot read for one that is not there. Then everybody would be the one local owner, so
here whatever is not plainly absent must be right.
"""

import os
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from coach.domain.sign_in_rules import LOOPBACK, SignInRules, read_auth
from coach.errors import InvalidSignIn
from coach.settings import default_settings

_WAY_OUT = "Nobody is let in until whoever runs this server has put that right (docs/server.md)."


def sign_in_rules() -> SignInRules | None:
    """None on a machine of one's own; raises InvalidSignIn where sign-in is configured and does not work."""
    section = _auth_section()
    if section is None:
        return None
    rules = read_auth(section)
    _check_authlib()
    if st.get_option("server.trustedUserHeaders"):
        raise InvalidSignIn(f"server.trustedUserHeaders lets a request say who sends it. {_WAY_OUT}")
    if not st.get_option("server.enableXsrfProtection"):
        raise InvalidSignIn(f"server.enableXsrfProtection is off, and sign-in needs it. {_WAY_OUT}")
    return rules


def is_shared() -> bool:
    """Whether people are to sign in here, though that may be set up wrongly."""
    try:
        return sign_in_rules() is not None
    except InvalidSignIn:
        return True


def is_open_to_all() -> bool:
    """Whether others can reach this server by the network though nobody has to sign in."""
    names = {
        st.get_option("server.address") or "every address",
        *(st.get_option("server.allowedHosts") or ["any name"]),
    }
    return sign_in_rules() is None and not names <= LOOPBACK


def whereabouts() -> str:
    """Where what is typed stays, as a page calls it."""
    rules = sign_in_rules()
    return rules.host if rules else "this computer"


def _auth_section() -> Any:
    read = [Path(one).absolute() for one in st.get_option("secrets.files")]
    ours = default_settings().secrets
    if ours not in read and os.path.lexists(ours):
        raise InvalidSignIn(f"A secrets.toml stands beside the record and is not read: use `coach run`. {_WAY_OUT}")
    try:
        is_loaded = st.secrets.load_if_toml_exists()
    except (OSError, ValueError):
        is_loaded = False
    else:
        if not is_loaded and not any(map(os.path.lexists, read)):
            return None
    if not is_loaded:
        raise InvalidSignIn(f"secrets.toml is there and can't be read. {_WAY_OUT}")
    return st.secrets.get("auth")


@cache
def _check_authlib() -> None:
    try:
        from authlib.integrations import starlette_client  # noqa: F401
    except ImportError:
        raise InvalidSignIn(
            f"Sign-in needs Authlib, which is not installed: pip install 'followup-coach[server]'. {_WAY_OUT}"
        ) from None
