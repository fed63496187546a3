"""What a spreadsheet may take for a formula: written with an apostrophe before it, and read back without."""

# A spreadsheet takes a cell that starts so for a formula, or passes over the character and takes the next (OWASP, CSV
# injection; the wide signs where the keyboard is Japanese or Chinese). Some take off spaces first. The apostrophe is
# among them so that one that was typed is told from one that was put here.
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")
_GUARD = "'"


def guarded(cell: str) -> str:
    """The text so that no spreadsheet takes it for a formula."""
    return f"{_GUARD}{cell}" if _is_risky(cell) else cell


def unguarded(cell: str) -> str:
    """The text that `guarded` was given."""
    return cell[1:] if cell.startswith(_GUARD) and _is_risky(cell[1:]) else cell


def _is_risky(cell: str) -> bool:
    return cell.startswith(_RISKY) or cell.lstrip().startswith(_RISKY)
