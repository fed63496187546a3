"""Who uses the coach: one person on a machine of their own, or many on a server."""

import hashlib
import json
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


def owner_of(issuer: str, subject: str) -> str:
    """The key of whoever signs in: of one length and of plain letters, whatever a provider calls them.

    Only issuer and subject together name a person for good (OpenID Connect Core 5.7); an address may change hands.
    """
    both = json.dumps([issuer, subject], ensure_ascii=True)
    return f"oidc-{hashlib.sha256(both.encode('ascii')).hexdigest()}"
