"""The tables of models/SLIPS.md: what proofreading finds, rule by rule."""

from collections.abc import Iterator

from coach.scoring.slips.rules import load_rules
from coach.training.slips import LONG, SHORT, SetFound, SlipsFound, Tally

LOWEST_PRECISION = 0.9

_HEAD = """# What proofreading finds

Written by `coach measure-slips --write`; do not edit. What each set is, whose hands wrote it and what was found in it
when the rules first met it stands in `slips/README.md`: since then the rules were mended by all of them, so these
figures say what the rules are known to do, and not what they will do.

## Sets

| set | notes | slips planted | found | share | alarms where nothing is wrong |
| --- | --- | --- | --- | --- | --- |
"""
_SORTS = """
Found of those planted, by sort:

| sort | planted | found | share |
| --- | --- | --- | --- |
"""
_RULES = """
## Rules

Hits on planted slips; on words in which nothing is wrong; and on the notes of `corpus/`, where an editor who did not
know the rules said of each hit whether it is right. No rule may be on of whose hits less than {lowest:.0%} are right.

| rule | on planted | on nothing | judged right | judged wrong | not judged | precision |
| --- | --- | --- | --- | --- | --- | --- |
"""
_FOOT = """
Rules without a hit in any set, of which nothing is known but their own examples: {silent}.

## Time

To proofread a note of {short} to {long} words that was never seen before takes {milliseconds:.1f} ms (median of {notes}
notes).
"""


def slips_table(found: SlipsFound) -> str:
    """The whole file."""
    met = {switch.partition(".")[2] for switch in found.rules}
    silent = ", ".join(f"`{id_}`" for id_ in load_rules() if id_ not in met) or "none"
    return "".join(
        [
            _HEAD,
            *map(_set_row, found.sets),
            _SORTS,
            *_sort_rows(found),
            _RULES.format(lowest=LOWEST_PRECISION),
            *(_rule_row(switch, tally) for switch, tally in sorted(found.rules.items())),
            _FOOT.format(silent=silent, milliseconds=found.milliseconds, notes=found.timed, short=SHORT, long=LONG),
        ]
    )


def _set_row(one: SetFound) -> str:
    share = "" if one.recall is None else f"{one.recall:.0%}"
    planted, found = (sum(counts.values()) or "" for counts in (one.planted, one.found))
    return f"| {one.name} | {one.notes} | {planted} | {found} | {share} | {one.alarms} |\n"


def _sort_rows(found: SlipsFound) -> Iterator[str]:
    sorts = sorted({sort for one in found.sets for sort in one.planted})
    for sort in sorts:
        planted, met = (sum(counts.get(sort, 0) for counts in many) for many in _counts(found))
        yield f"| {sort} | {planted} | {met} | {met / planted:.0%} |\n"


def _counts(found: SlipsFound) -> tuple[list[dict[str, int]], list[dict[str, int]]]:
    return [dict(one.planted) for one in found.sets], [dict(one.found) for one in found.sets]


def _rule_row(switch: str, tally: Tally) -> str:
    precision = "" if tally.precision is None else f"{tally.precision:.2f}"
    counts = (tally.planted, tally.false, tally.judged_right, tally.judged_false, tally.unjudged)
    return f"| {switch} | {' | '.join(str(count or '') for count in counts)} | {precision} |\n"
