"""From bytes to text: a byte order mark, strict UTF-8, UTF-16 by its NULs, else Windows' cp1252."""

import codecs
import re
from dataclasses import dataclass

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")
_SAMPLE = 4096
_MOST_CONTROLS = 0.02  # share of control characters that a text may have
_FEWEST_NULS = 0.2  # share of one half of the bytes; plain ASCII in UTF-16 has 1.0
_ONE_SIDED = 4  # so many times more NULs in one half than in the other


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the name of the encoding it was read in."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded | None:
    """The text of a file, or None where the bytes are no text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(data.decode(encoding, errors="replace"), encoding)
    decoded = _utf_16(data) or _utf_8(data) or Decoded(data.decode("cp1252", errors="replace"), "cp1252")
    return decoded if _is_text(decoded.text) else None


def _utf_8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return None


def _utf_16(data: bytes) -> Decoded | None:
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if max(even, odd) < max(1, _FEWEST_NULS * len(data) / 2) or max(even, odd) < _ONE_SIDED * min(even, odd):
        return None
    return Decoded(data.decode("utf-16-le" if odd > even else "utf-16-be", errors="replace"), "utf-16")


def _is_text(text: str) -> bool:
    sample = text[:_SAMPLE]
    return len(_CONTROLS.findall(sample)) <= _MOST_CONTROLS * len(sample)
