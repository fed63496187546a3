"""Words of somebody else, as a terminal may be given them: an imported company can hold orders to the terminal (to fill
the clipboard, to rename the window, to paint over what stands there), and so can the name of a file."""

import json
import re

import typer

# What a terminal obeys beyond the first 32 characters, and what turns the direction of the words around it.
_BEYOND = "\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
# All of it but the ends of lines and tabs.
_ORDERS = re.compile(f"[\x00-\x08\x0b-\x1f{_BEYOND}]")
# JSON escapes the first 32 by itself.
_IN_JSON = re.compile(f"[{_BEYOND}\ud800-\udfff]")
_SIGN = "\ufffd"


def plain(text: str) -> str:
    """With a sign in the place of each character that a terminal would obey, and of each half character."""
    return _ORDERS.sub(_SIGN, text.replace("\r\n", "\n").encode("utf-8", "replace").decode("utf-8"))


def say(text: object, *, err: bool = False) -> None:
    """A line on standard output, or on standard error."""
    typer.echo(plain(str(text)), err=err)


def say_json(value: object, *, indent: int | None = None) -> None:
    """JSON on standard output, in which those characters and half ones are escaped: no program reads it otherwise."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    typer.echo(_IN_JSON.sub(_escaped, text))


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
