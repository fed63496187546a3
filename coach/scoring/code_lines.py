"""Whether a text is program code, markup, a table or a log."""

import re
from functools import lru_cache

# D: availability in figures has one word to three of them; a table has none.
MOST_FIGURES = 0.8
# D: a note with a snippet has more prose than code.
MOST_CODE = 0.5
# D: code signs to a word, in a line of code; of the corpus only lines of placeholders come near.
CODE_SIGNS_PER_WORD = 0.4
# D: fields of a table are short; prose between commas is longer.
TABLE_FIELD_MOST_WORDS = 3

_TOKEN = re.compile(r"\w+")
_PLACEHOLDER = re.compile(
    r"\[[A-Za-z][\w .,'’/|:-]{0,40}\]|\{{1,3}[\w .%-]{1,40}\}{1,3}|<{1,2}[A-Z_][\w .-]{0,40}>{1,2}"
    r"|%\w{1,30}%|\$[A-Z_]{2,}|_{3,}"
)
_SIGN = re.compile(r"[{}<>=;|\\$^`\[\]]|\w[(_]\w?|\(\)|\"\s?:|//|::|->|&&")
_LEVEL = "(?:ERROR|WARN|WARNING|INFO|DEBUG|TRACE|FATAL)"
_CODE_LINE = re.compile(
    "|".join(
        (
            r"(?:import|from) [\w.]+(?: import .*|;)?$",
            r"(?:def|class|function|func|fn) \w+ ?[(:{]",
            r"(?:const|let|var|int|string|public|private|static|void) \w+\b.*[={;(]",
            r"(?:for|while|if|elif|with) .{0,100}:$",
            r"(?:else|try|finally):$",
            r"return\b.{0,60};?$",
            r"#include\b|</?\w+|>>> |\$ \w|[{}\[\]();,]+$",
            r"[\w.\[\]'\"]{1,60} ?[+*/-]?= ?\S",  # an assignment
            r"[\w.]{1,60}\(.*\);?$",  # a call
            r"(?:SELECT|INSERT|UPDATE|DELETE|CREATE) ",
            r"\"[\w ]{1,40}\" ?:|(?:- )?[\w-]{1,30}:(?: \S+)?$",  # JSON, YAML
            r"at [\w.$]+\(|File \"",  # a stack trace
            rf"\[?{_LEVEL}\b|\d\d:\d\d:\d\d\S{{0,10}} {_LEVEL}",
            rf"\W?\d{{4}}-\d\d-\d\d[T ]\d\d:\d\d.{{0,40}}(?:{_LEVEL}|\[\w|\d[.,]\d{{3}})",
            r"\d{1,3}(?:\.\d{1,3}){3} |[A-Z][a-z]{2} +\d{1,2} \d\d:\d\d:\d\d ",
        )
    )
)
# Prose has hardly any of these, so most notes need no closer look.
_SIGN_HINT = re.compile(r"[{}<>=|\\$^`\[\]\t_]")
_WORD_HINTS = (
    "ERROR",
    "WARN",
    "INFO",
    "DEBUG",
    "TRACE",
    "FATAL",
    "SELECT",
    "CREATE",
    "INSERT",
    "UPDATE",
    'File "',
    ":\n",
)
_PUNCTUATION_HINT = re.compile(r"[,;][^\s]|\((?<=\w\()")
_FIELD_END = re.compile(r"[,;\t|](?! )")


def is_table_or_code(text: str, tokens: int, figures: int) -> bool:
    """Whether more than half of the words stand in lines that nobody would write to a person; `figures` of the text's
    `tokens` begin with a figure."""
    if figures > MOST_FIGURES * tokens:
        return True
    if not (_SIGN_HINT.search(text) or any(hint in text for hint in _WORD_HINTS) or _PUNCTUATION_HINT.search(text)):
        return False
    lines = list(map(_read_line, text.splitlines()))
    return sum(words for words, is_odd in lines if is_odd) > MOST_CODE * sum(words for words, _ in lines)


# No placeholder spans two lines. Kept, so that an edit pays for the changed line only.
@lru_cache(maxsize=1024)
def _read_line(line: str) -> tuple[int, bool]:
    """How many words stand in a line, and whether it is one that nobody would write to a person."""
    masked = _PLACEHOLDER.sub("x", line).strip()
    words = len(_TOKEN.findall(masked))
    return words, _is_odd(masked, words)


def _is_odd(line: str, words: int) -> bool:
    if len(_SIGN.findall(line)) > CODE_SIGNS_PER_WORD * words or _CODE_LINE.match(line):
        return True
    fields = len(_FIELD_END.findall(line)) + 1
    return fields > 2 and words <= TABLE_FIELD_MOST_WORDS * fields
