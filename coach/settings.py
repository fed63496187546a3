"""Where the program finds its own files, and where it keeps the user's."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from coach.errors import InvalidOptions

_PACKAGE = Path(__file__).parent
_BUNDLE = _PACKAGE / "bundle"
_APP_NAME = "followup-coach"
# A working day; and the cookie of a sign-in lives for thirty days.
_SIGN_IN_HOURS, _MOST_SIGN_IN_HOURS = 10.0, 720.0
_SHORTEST_TOKEN = 16


@dataclass(frozen=True, slots=True)
class Settings:
    """`root` holds app.py, models/, sample_data/ and .streamlit/: the repository, or the bundle inside an installed
    package. `home` holds what the user entrusts to the program; `database_url` is where the record is kept. For a
    server: `sign_in_lasts` is how long a sign-in holds, `metrics_token` opens the server's figures, and `https` says
    that people reach it by HTTPS alone."""

    root: Path
    home: Path
    database_url: str
    zone_name: str | None = None
    sign_in_lasts: timedelta = timedelta(hours=_SIGN_IN_HOURS)
    metrics_token: str | None = field(default=None, repr=False)
    https: bool = False

    @property
    def zone(self) -> ZoneInfo:
        """The user's time zone: the one named, else that of this machine."""
        return find_zone(self.zone_name) if self.zone_name else _local_zone()

    @property
    def models(self) -> Path:
        """Folder of the model files."""
        return self.root / "models"

    @property
    def app(self) -> Path:
        """Entry file of the dashboard."""
        return self.root / "app.py"

    @property
    def sample_data(self) -> Path:
        """Folder of the invented search that can be tried."""
        return self.root / "sample_data"

    @property
    def backups(self) -> Path:
        """Folder of the record's backups."""
        return self.home / "backups"

    @property
    def secrets(self) -> Path:
        """File of the secrets of a server, where there is one."""
        return self.home / "secrets.toml"


def default_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings by the variables COACH_… that README.md names, else the usual ones; nothing is created. Raises
    InvalidOptions for one that cannot be followed.

    An installed package carries its files in `bundle`; in a checkout they stand at its top.
    """
    given = os.environ if environment is None else environment
    home = Path(given["COACH_HOME"]).expanduser().absolute() if given.get("COACH_HOME") else _usual_home()
    return Settings(
        root=_BUNDLE if _BUNDLE.is_dir() else _PACKAGE.parent,
        home=home,
        database_url=given.get("COACH_DATABASE_URL") or f"sqlite:///{(home / 'record.db').as_posix()}",
        zone_name=given.get("COACH_ZONE") or None,
        sign_in_lasts=_hours(given.get("COACH_SIGN_IN_HOURS") or str(_SIGN_IN_HOURS)),
        metrics_token=_token(given.get("COACH_METRICS_TOKEN") or None),
        https=_switch("COACH_HTTPS", given.get("COACH_HTTPS") or "0"),
    )


def _hours(text: str) -> timedelta:
    try:
        hours = float(text)
    except ValueError:
        hours = 0.0
    if not 0 < hours <= _MOST_SIGN_IN_HOURS:  # which no "nan" passes
        raise InvalidOptions(
            f"COACH_SIGN_IN_HOURS {text!r} is no number of hours above 0 and up to {_MOST_SIGN_IN_HOURS:.0f}."
        )
    return timedelta(hours=hours)


def _token(token: str | None) -> str | None:
    if token is not None and (len(token) < _SHORTEST_TOKEN or not token.isascii() or not token.isprintable()):
        # Not quoted: it is a secret.
        raise InvalidOptions(
            f"COACH_METRICS_TOKEN needs {_SHORTEST_TOKEN} plain characters or more; `openssl rand -hex 24` makes one."
        )
    return token


def _switch(name: str, value: str) -> bool:
    if value not in ("0", "1"):
        raise InvalidOptions(f"{name} {value!r} is neither 1 (yes) nor 0 (no).")
    return value == "1"


def find_zone(name: str) -> ZoneInfo:
    """The time zone of that IANA name, such as Europe/London; raises CoachError where there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise InvalidOptions(f"No time zone is called {name!r}. Try Europe/London or America/New_York.") from None


def _usual_home() -> Path:
    from platformdirs import user_data_path

    return user_data_path(_APP_NAME, appauthor=False)


def _local_zone() -> ZoneInfo:
    """The zone of this machine; UTC where it does not say."""
    from tzlocal import get_localzone_name

    try:
        return ZoneInfo(get_localzone_name() or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")
