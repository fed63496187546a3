"""What an operator settles about signing in, in `[auth]` of secrets.toml: read strictly, as half of it lets in anybody
or nobody."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult, urlsplit

from coach.errors import InvalidSignIn

CALLBACK = "/oauth2callback"
SHORTEST_SECRET = 32
_REQUIRED = ("client_id", "client_secret", "cookie_secret", "redirect_uri", "server_metadata_url")
_OPTIONAL = ("client_kwargs",)
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class SignInRules:
    """`host` is the name that this server goes by; `provider` that of whoever vouches for people."""

    host: str
    provider: str


def read_auth(section: Any) -> SignInRules:
    """The rules of an `[auth]` section; raises InvalidSignIn, which names everything that is wrong, and no secret."""
    if not isinstance(section, Mapping):
        raise InvalidSignIn(_sentence(["auth is not a section"]))
    values = {name: section[name] for name in _REQUIRED if isinstance(section.get(name), str) and section[name].strip()}
    faults = [f"{name} is missing" for name in _REQUIRED if name not in values]
    unknown = sorted(name for name in section if name not in (*_REQUIRED, *_OPTIONAL))
    faults += [f"{name} is not known here" for name in unknown]
    if not isinstance(section.get("client_kwargs", {}), Mapping):
        faults.append("client_kwargs is not a table")
    if len(values.get("cookie_secret", "x" * SHORTEST_SECRET)) < SHORTEST_SECRET:
        faults.append(f"cookie_secret is shorter than {SHORTEST_SECRET} characters")
    redirect = _address("redirect_uri", values, faults)
    provider = _address("server_metadata_url", values, faults)
    if redirect and not redirect.path.endswith(CALLBACK):
        faults.append(f"redirect_uri does not end in {CALLBACK}")
    if faults or redirect is None or provider is None:
        raise InvalidSignIn(_sentence(faults))
    return SignInRules(redirect.hostname or "", provider.hostname or "")


def _address(name: str, values: Mapping[str, str], faults: list[str]) -> SplitResult | None:
    text = values.get(name)
    if text is None:
        return None
    try:
        parts = urlsplit(text.replace("{port}", "1"))
        host, _ = parts.hostname, parts.port
    except ValueError:
        parts, host = urlsplit(""), None
    if not host or parts.scheme not in ("https", "http"):
        faults.append(f"{name} is no web address")
        return None
    if parts.scheme == "http" and host not in LOOPBACK:
        faults.append(f"{name} must begin with https, as it leaves this machine")
        return None
    return parts


def _sentence(faults: list[str]) -> str:
    return (
        f"Sign-in is set up wrongly: {'; '.join(faults)}. Nobody is let in until whoever runs this server has put "
        "[auth] in secrets.toml right (docs/server.md)."
    )
