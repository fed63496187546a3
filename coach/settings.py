"""Where the program finds its own files."""

from dataclasses import dataclass
from pathlib import Path

_PACKAGE = Path(__file__).parent
_BUNDLE = _PACKAGE / "bundle"


@dataclass(frozen=True, slots=True)
class Settings:
    """`root` holds app.py, models/ and .streamlit/: the repository, or the bundle inside an installed package."""

    root: Path

    @property
    def models(self) -> Path:
        """Folder of the model files."""
        return self.root / "models"

    @property
    def app(self) -> Path:
        """Entry file of the dashboard."""
        return self.root / "app.py"


def default_settings() -> Settings:
    """An installed package carries its files in `bundle`; in a checkout they stand at its top."""
    return Settings(_BUNDLE if _BUNDLE.is_dir() else _PACKAGE.parent)
