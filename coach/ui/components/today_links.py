"""The pages to which the Today page leads, without leaving the session."""

from pathlib import Path

_PAGES = Path(__file__).parents[1] / "pages"
TODAY, DRAFT, UPLOAD, SETTINGS = (_PAGES / f"{name}.py" for name in ("today", "draft", "upload", "settings"))
