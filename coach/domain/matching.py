"""Which application a row speaks of: company and role, and the link where both have one."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from functools import lru_cache
from typing import Generic, TypeVar
from urllib.parse import urlsplit

from coach.domain.applications import Application

T = TypeVar("T", bound=Hashable)

# Query parameters that say where a click came from, not which job it is.
_TRACKING = re.compile(
    r"^(utm_\w+|refid|trk\w*|trackingid|src|source|ref|gh_src|lipi|midtoken|midsig|eid|otptoken|gclid|fbclid|msclkid)=",
    re.I,
)


@lru_cache(maxsize=65536)
def level_name(name: str) -> str:
    """A company or role without what people type differently: case, spacing, typography, a full stop at the end."""
    plain = unicodedata.normalize("NFKC", name).replace("’", "'").replace("–", "-")
    return " ".join(plain.casefold().split()).rstrip(".")


@lru_cache(maxsize=65536)
def level_link(link: str) -> str:
    """A link without scheme, www, tracking parameters, place on the page and last slash; what is no link stays as it
    is. A fragment that is a path, as #/jobs/7, names the job."""
    try:
        parts = urlsplit(link.strip())
    except ValueError:
        return link.strip()
    if not parts.netloc:
        return link.strip().rstrip("/")
    kept = "&".join(sorted(one for one in parts.query.split("&") if one and not _TRACKING.match(one)))
    host = parts.netloc.casefold().removeprefix("www.")
    route = f"#{parts.fragment.rstrip('/')}" if parts.fragment.startswith(("/", "!")) else ""
    return f"{host}{parts.path.rstrip('/')}" + (f"?{kept}" if kept else "") + route


class Matcher(Generic[T]):
    """Finds, among things that each stand for an application, the one that an application is."""

    def __init__(self, things: Iterable[T], application_of: Callable[[T], Application]) -> None:
        self._application_of = application_of
        self._by_name: dict[tuple[str, str], list[T]] = defaultdict(list)
        for thing in things:
            self.add(thing)

    def add(self, thing: T) -> None:
        """From now on it can be found."""
        self._by_name[_name(self._application_of(thing))].append(thing)

    def remove(self, thing: T) -> None:
        """From now on it is not found; raises ValueError where it is not among them."""
        self._by_name[_name(self._application_of(thing))].remove(thing)

    def find(self, application: Application) -> T | None:
        """The same link if there is one; else, where a link is missing on either side, the first of that name."""
        same_name = self._by_name.get(_name(application))
        if not same_name:
            return None
        if application.link is None:
            return next((one for one in same_name if self._link(one) is None), same_name[0])
        link = level_link(application.link)
        same_link = next((one for one in same_name if self._link(one) == link), None)
        if same_link is not None:
            return same_link
        return next((one for one in same_name if self._link(one) is None), None)

    def _link(self, thing: T) -> str | None:
        link = self._application_of(thing).link
        return level_link(link) if link else None


def _name(application: Application) -> tuple[str, str]:
    return level_name(application.company), level_name(application.role)
