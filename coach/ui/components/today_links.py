"""Pages to which other pages lead, without leaving the session."""

from pathlib import Path

_PAGES = Path(__file__).parents[1] / "pages"
TODAY, DRAFT, APPLICATIONS, UPLOAD, SETTINGS = (
    _PAGES / f"{name}.py" for name in ("today", "draft", "applications", "upload", "settings")
)
LIST = "today_list"  # the place of what is to do, to which the keyboard goes back
