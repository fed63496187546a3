"""What the switches of findings are called."""

from coach.domain.findings import finding_of, load_findings
from coach.scoring.slips.rules import load_rules


def switch_title(switch: str) -> str:
    """A finding, or what one rule of it says; a rule of another version goes by its finding."""
    finding = load_findings()[finding_of(switch)]
    rule = load_rules().get(switch.partition(".")[2])
    return f"{finding.title} ({rule.message.rstrip('.')})" if rule else finding.title
