"""Where the program finds its own files."""

from dataclasses import dataclass
from pathlib import Path

_PACKAGE = Path(__file__).parent
_BUNDLE = _PACKAGE / "bundle"


@dataclass(frozen=True, slots=True)
class Settings:
    """`root` holds app.py, models/, sample_data/ and .streamlit/: the repository, or the bundle of an installed one."""

    root: Path

    @property
    def models(self) -> Path:
        """Folder of the model files."""
        return self.root / "models"

    @property
    def sample_data(self) -> Path:
        """Folder of an invented search to try the program with, and of files in the form of each tracker."""
        return self.root / "sample_data"

    @property
    def app(self) -> Path:
        """Entry file of the dashboard."""
        return self.root / "app.py"


def default_settings() -> Settings:
    """An installed package carries its files in `bundle`; in a checkout they stand at its top."""
    return Settings(_BUNDLE if _BUNDLE.is_dir() else _PACKAGE.parent)
