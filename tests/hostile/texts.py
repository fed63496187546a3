"""Notes that nobody writes, one of each kind: the worst at 50,000 characters, the others at 5,000; at 50,000 all of
them with COACH_EVERY_ATTACK=1 in the environment."""

import os

LENGTH = 50_000
SHORTER = LENGTH if os.environ.get("COACH_EVERY_ATTACK") else 5_000

NOTE = "Dear Ms Osei,\n\nThank you for the interview on Tuesday. I enjoyed hearing about the new bakery line.\n\n"
END = "\n\nKind regards,\nSam Reed"

# What is over and over in it, what stands before, and what after.
KINDS: dict[str, tuple[str, ...]] = {
    "quotes": ("> ",),
    "nested quotes": ("\n".join(">" * depth + " On Monday Ann wrote:" for depth in range(1, 290)),),
    "quoting headers": ("On Mon, 4 May 2026 at 10:00, Ann <a@b.example> wrote:\n> ",),
    "marks of greater": (">",),
    "new lines": ("\n",),
    "spaces": (" ", "Dear Ann,", "Sam"),
    "tabs and spaces": ("\t \u00a0",),
    "a long word": ("a",),
    "a long name": ("A", "Dear ", ","),
    "a long number": ("1", "It was ", "."),
    "marks that combine": ("\u0301", "e"),
    "right to left": ("\u202eabc\u202c ",),
    "half characters": ("\ud800 ",),
    "nulls": ("\0",),
    "joined emoji": ("👩\u200d👩\u200d👧\u200d",),
    "sentences": ("A. ",),
    "questions": ("Why? ",),
    "bullets": ("- a thing that I did\n",),
    "numbered": ("1. ",),
    "addresses": ("https://a.example/b?c=d ",),
    "one address": ("a.", "https://"),
    "e-mail addresses": ("a@b.example, ",),
    "opening brackets": ("[",),
    "brackets": ("[Name] ",),
    "opening quotation": ("„",),
    "straight quotation": ("\"'",),
    "commas": (",",),
    "stops": (".",),
    "exclamations": ("!",),
    "question marks": ("?", NOTE, "!"),
    "dashes": ("-",),
    "hyphened": ("ab-",),
    "apostrophes": ("i'm ",),
    "capitals": ("ABC DEF ",),
    "code": ("if (a) { b(); }\n",),
    "names": ("Ann Osei, ",),
    "thanks": ("Thank you. ", NOTE, END),
    "salutations": ("Dear Ann,\n",),
    "signs off": ("Kind regards,\n",),
    "other script": ("ありがとう。",),
    "a note over and over": (NOTE, "", END),
    "a note with a long word": ("x", NOTE, END),
    "a note with a long line": ("and I was glad that we spoke, ", NOTE, END),
    "a note with spaces": (" ", NOTE, END),
    "a note with misspellings": ("recieve teh wierd ", NOTE, END),
}

# Those that take longest, of all paths together.
WORST = frozenset((
    "questions", "other script", "joined emoji", "opening quotation", "marks that combine", "salutations",
    "e-mail addresses", "one address", "code", "signs off",
))  # fmt: skip


def _long(name: str, piece: str, lead: str = "", end: str = "") -> str:
    length = LENGTH if name in WORST else SHORTER
    return lead + (piece * (length // len(piece) + 1))[: length - len(lead) - len(end)] + end


TEXTS = {name: _long(name, *kind) for name, kind in KINDS.items()}
