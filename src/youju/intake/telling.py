"""Findings gathered while rows are matched with the books."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from youju.core.ledgers.findings import Finding, Place, Weight


@dataclass
class Told:
    """Findings, and the rows that may not be taken over."""

    findings: list[Finding] = field(default_factory=list)
    blocked: set[Place] = field(default_factory=set)

    def tell(
        self, weight: Weight, code: str, place: Place, message: str, advice: str = "", text: str = "", rows: int = 1
    ) -> None:
        """Note a finding; one that blocks keeps its row out."""
        if weight is Weight.BLOCK:
            self.blocked.add(place)
        self.findings.append(Finding(weight, code, place, message, advice, text=text, rows=rows))

    def take(self, findings: Iterable[Finding]) -> None:
        """Add findings of the reading."""
        for finding in findings:
            if finding.weight is Weight.BLOCK:
                self.blocked.add(finding.place)
            self.findings.append(finding)
