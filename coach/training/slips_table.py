"""The tables of models/SLIPS.md: what proofreading finds, rule by rule."""

from collections.abc import Iterator

from coach.domain.findings import rule_of
from coach.scoring.slips.rules import load_rules
from coach.training.markdown import table
from coach.training.slips import LONG, SHORT, SetFound, SlipsFound, Tally

LOWEST_PRECISION = 0.9
_SETS = ("set", "notes", "slips planted", "found", "share", "alarms where nothing is wrong")
_SORTS = ("sort", "planted", "found", "share")
_RULES = ("rule", "on planted", "on nothing", "judged right", "judged wrong", "not judged", "precision")

_PAGE = """# What proofreading finds

Written by `coach measure-slips --write`; do not edit. What each set is, whose hands wrote it and what was found in it
when the rules first met it stands in `slips/README.md`: since then the rules were mended by all of them, so these
figures say what the rules are known to do, and not what they will do.

## Sets

{sets}

Found of those planted, by sort:

{sorts}

## Rules

Hits on planted slips; on words in which nothing is wrong; and on the notes of `corpus/`, where an editor who did not
know the rules said of each hit whether it is right. No rule may be on of whose hits less than {lowest:.0%} are right.

{rules}

Rules without a hit in any set, of which nothing is known but their own examples: {silent}.

## Time

To proofread a note of {short} to {long} words that was never seen before takes {milliseconds:.1f} ms (median of {notes}
notes).
"""


def slips_table(found: SlipsFound) -> str:
    """The whole file."""
    met = set(map(rule_of, found.rules))
    silent = ", ".join(f"`{id_}`" for id_ in load_rules() if id_ not in met) or "none"
    return _PAGE.format(
        sets=table(_SETS, map(_set_row, found.sets)), sorts=table(_SORTS, _sort_rows(found)),
        rules=table(_RULES, (_rule_row(switch, tally) for switch, tally in sorted(found.rules.items()))),
        lowest=LOWEST_PRECISION, silent=silent, milliseconds=found.milliseconds, notes=found.timed, short=SHORT,
        long=LONG,
    )  # fmt: skip


def _set_row(one: SetFound) -> list[str]:
    share = "" if one.recall is None else f"{one.recall:.0%}"
    planted, met = (str(sum(counts.values()) or "") for counts in (one.planted, one.found))
    return [one.name, str(one.notes), planted, met, share, str(one.alarms)]


def _sort_rows(found: SlipsFound) -> Iterator[list[str]]:
    for sort in sorted({sort for one in found.sets for sort in one.planted}):
        planted = sum(one.planted.get(sort, 0) for one in found.sets)
        met = sum(one.found.get(sort, 0) for one in found.sets)
        yield [sort, str(planted), str(met), f"{met / planted:.0%}"]


def _rule_row(switch: str, tally: Tally) -> list[str]:
    precision = "" if tally.precision is None else f"{tally.precision:.2f}"
    counts = (tally.planted, tally.false, tally.judged_right, tally.judged_false, tally.unjudged)
    return [switch, *[str(count or "") for count in counts], precision]
