"""Notes of 50,000 characters that nobody writes, one of each kind."""

LENGTH = 50_000


def _of(piece: str, lead: str = "", end: str = "") -> str:
    return lead + (piece * (LENGTH // len(piece) + 1))[: LENGTH - len(lead) - len(end)] + end


NOTE = "Dear Ms Osei,\n\nThank you for the interview on Tuesday. I enjoyed hearing about the new bakery line.\n\n"
END = "\n\nKind regards,\nSam Reed"

TEXTS = {
    "quotes": _of("> "),
    "nested quotes": "\n".join(">" * depth + " On Monday Ann wrote:" for depth in range(1, 290))[:LENGTH],
    "quoting headers": _of("On Mon, 4 May 2026 at 10:00, Ann <a@b.example> wrote:\n> "),
    "marks of greater": ">" * LENGTH,
    "new lines": "\n" * LENGTH,
    "spaces": _of(" ", "Dear Ann,", "Sam"),
    "tabs and spaces": _of("\t \u00a0"),
    "a long word": "a" * LENGTH,
    "a long name": _of("A", "Dear ", ","),
    "a long number": _of("1", "It was ", "."),
    "marks that combine": _of("\u0301", "e"),
    "right to left": _of("\u202eabc\u202c "),
    "half characters": _of("\ud800 "),
    "nulls": "\0" * LENGTH,
    "joined emoji": _of("👩\u200d👩\u200d👧\u200d"),
    "sentences": _of("A. "),
    "questions": _of("Why? "),
    "bullets": _of("- a thing that I did\n"),
    "numbered": _of("1. "),
    "addresses": _of("https://a.example/b?c=d "),
    "one address": _of("a.", "https://"),
    "e-mail addresses": _of("a@b.example, "),
    "opening brackets": "[" * LENGTH,
    "brackets": _of("[Name] "),
    "opening quotation": _of("„"),
    "straight quotation": _of("\"'"),
    "commas": "," * LENGTH,
    "stops": "." * LENGTH,
    "exclamations": "!" * LENGTH,
    "question marks": _of("?", NOTE, "!"),
    "dashes": _of("-"),
    "hyphened": _of("ab-"),
    "apostrophes": _of("i'm "),
    "capitals": _of("ABC DEF "),
    "code": _of("if (a) { b(); }\n"),
    "names": _of("Ann Osei, "),
    "thanks": _of("Thank you. ", NOTE, END),
    "salutations": _of("Dear Ann,\n"),
    "signs off": _of("Kind regards,\n"),
    "other script": _of("ありがとう。"),
    "a note over and over": _of(NOTE, "", END),
    "a note with a long word": _of("x", NOTE, END),
    "a note with a long line": _of("and I was glad that we spoke, ", NOTE, END),
    "a note with spaces": _of(" ", NOTE, END),
    "a note with misspellings": _of("recieve teh wierd ", NOTE, END),
}
