"""What an employer asked for, taken apart into single things."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coach.domain.messages import Part
from coach.scoring.document import Document
from coach.scoring.requests import Asked, asked_for, asked_signs, moments_in
from coach.scoring.segmentation import read


@dataclass(frozen=True, slots=True)
class Item:
    """One thing asked for, as the employer put it; `kind` where it is one of the usual four."""

    text: str
    kind: Asked | None


# A sentence that asks: a question, or a polite order.
_ASKS = re.compile(
    r"\?\s*$|\b(?:please|could you|can you|would you|will you|let (?:us|me) know|tell (?:us|me)|send (?:us|me|over|in)"
    r"|(?:we|i)(?: also| still| just)? (?:need|require|wonder(?:ed)? (?:if|whether)|was wondering|were wondering)"
    r"|(?:would|'d|will|'ll) (?:also |still |just )*(?:need|appreciate|welcome|(?:like|love|be (?:very )?"
    r"(?:grateful|interested|keen|glad|happy))(?: it)? (?:if|your|some|any|more|a copy"
    r"|to (?:hear|know|see|ask|receive|get|learn|have (?:your|a|two|three|some))))"
    r"|kindly|fill in|share your|(?:is|are) (?:also )?(?:needed|required))\b"
    r"|^\W*(?:complete|confirm|return|provide|bring|upload|attach|submit|reply|choose|pick)\b",
    re.IGNORECASE,
)
# What `_ASKS` would take for a request, but is the employer's courtesy.
_COURTESY = re.compile(
    r"\b(?:(?:would|'d) (?:also )?like to (?:thank|invite|offer|congratulate|let you know|inform|wish)"
    r"|(?:please )?(?:accept|do not hesitate|don't hesitate|feel free)|(?:please )?let (?:us|me) know if you have any"
    r"|please (?:note|find|be aware|be assured))\b",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^(?:[-*•·–—▪◦]|\(?\d{1,2}[.)]|\(?[a-h]\))\s*")
# D: a request of so few words ("two references", "notice period") was written down by the user, not by the employer.
_FEW_WORDS = 8

# Where one thing ends and the next begins: before a new question or order, and around "as well as".
_NEXT_ASK = re.compile(
    r"(?:,|(?<!\s))\s+(?:and|or)\s+(?:also\s+|please\s+)*(?=(?:(?:from|by|at|on|for|with) (?:what|which|when|whom)"
    r"|whether|if you|what|which|when|where|who|why|how|tell|let|send"
    r"|bring|confirm|complete|return|fill|provide|give|would|could|can|will|did|do|does|is|are|was|were|any|your)\b)"
    r"|,\s+(?=your\b)|;\s+|(?:,|(?<!\s))\s+(?:as well as|along with|together with|plus)\s+",
    re.IGNORECASE,
)
_AND = re.compile(r",\s+(?:and\s+|or\s+)?|(?<!\s)\s+(?:and|or|&)\s+", re.IGNORECASE)


def asked_items(request: str) -> Iterator[Item]:
    """In the order of the request; the whole of it where it is a few words that ask nothing, else none."""
    document = read(request)
    asking = list(_asking(document))
    whole = _tidy(request)
    if not asking and whole and len(whole.split()) <= _FEW_WORDS and not whole.lower().startswith("thank"):
        asking = [whole]
    for sentence in asking:
        for clause in _NEXT_ASK.split(sentence):
            if not _COURTESY.search(clause) or _asks(clause):
                yield from (Item(text, _kind(text)) for one in _things(clause) if re.search(r"\w", text := _tidy(one)))


def _asking(document: Document) -> Iterator[str]:
    """The sentences that ask; of a list, its lines without their bullets, in place of the line that leads in."""
    lead_in = ""
    in_list = False
    for sentence in document.in_part(Part.BODY):
        text = document.of(sentence)
        bullet = _BULLET.match(text)
        in_list = bool(bullet) and (in_list or lead_in.endswith(":"))
        if lead_in and not (in_list or (bullet and _asks(text) and _kind(lead_in) is Asked.OPINION)):
            yield lead_in
        lead_in = text if not bullet and _asks(text) else ""
        if bullet and (in_list or _asks(text)):
            yield text[bullet.end() :]
    if lead_in:
        yield lead_in


def _asks(text: str) -> bool:
    return _ASKS.search(_COURTESY.sub(" ", text)) is not None


def _things(clause: str) -> list[str]:
    """A list of things of different kinds, or of documents, in its parts; anything else as it is."""
    pieces, seams = _AND.split(clause), [match.group() for match in _AND.finditer(clause)]
    parts, here = [[pieces[0]]], _signs(pieces[0])
    for seam, piece in zip(seams, pieces[1:], strict=True):
        there = _signs(piece)
        if here and there and (here.isdisjoint(there) or here == there == {Asked.DOCUMENTS}):
            parts.append([piece])
            here = there
        else:
            parts[-1] += [seam, piece]
            here |= there
    return ["".join(part) for part in parts]


def _signs(text: str) -> set[Asked]:
    return {Asked.DOCUMENTS} if _CONTACTS.search(text) else set(asked_signs(text))


# References by another name.
_CONTACTS = re.compile(r"\b(?:names?|(?:contact )?details|(?:phone )?numbers?|addresses) (?:of|for)\b", re.IGNORECASE)
# A question about the writer, whatever papers it mentions: "Do you hold a driving licence?"
_ABOUT_YOU = re.compile(
    r"^\W*(?:(?:do|are|have) you|(?:can|could|would) you (?:explain|describe|say))\b", re.IGNORECASE
)
# What a thing is, though other words in it may speak of something else: "How did you find the test?"
_HOW_WAS_IT = re.compile(
    r"\b(?:how (?:did you find|was|were|well)|what did you think|(?:was|were) (?:the|our|your|it|they|you) "
    r"|what (?:would|could|should|went|did|do|might) (?:[a-z]+ ){0,2}(?:change|improve|better|well|wrong|differently)\b"
    r"|do (?:better|differently)\b"
    r"|(?:your|any|some) (?:honest )?(?:feedback|thoughts|opinion|impressions?|views)\b|survey\b)",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\b(?:when (?:you )?(?:could|can|would|might|are|will)\b|availab\w+|(?:which|what) (?:day|time|date)s?\b"
    r"|free (?:on|at|in|next|this|any)\b"
    r"|works? (?:best )?for you\b|suits? you\b)",
    re.IGNORECASE,
)
_COME = re.compile(r"\b(?:confirm|attend|come (?:in|back)|make it|join|meet|call)\b", re.IGNORECASE)


def _kind(text: str) -> Asked | None:
    if _HOW_WAS_IT.search(text):
        return Asked.OPINION
    if _WHEN.search(text) or (_COME.search(text) and moments_in(text)):
        return Asked.AVAILABILITY
    if _ABOUT_YOU.search(text) or not _signs(text):
        return None
    return Asked.DOCUMENTS if _CONTACTS.search(text) else asked_for([text])


def _tidy(text: str) -> str:
    return " ".join(text.split()).strip(" ,;")
