"""What the switches of findings are called."""

from coach.domain.findings import finding_of, load_findings, rule_of
from coach.scoring.slips.rules import load_rules


def switch_title(switch: str) -> str:
    """A finding, or what one rule of it says, with the words that it is about, if any. One of another version of the
    program goes by its finding, or else by its id."""
    id_, _, words = switch.partition(":")
    finding, rule = load_findings().get(finding_of(switch)), load_rules().get(rule_of(switch))
    title = finding.title if finding else id_
    if words:
        return f"{title} (“{words}”)"
    return f"{title} ({rule.message.rstrip('.')})" if rule else title
