"""Evidence of an entry as pages show it."""

from dataclasses import dataclass

from youju.ledger.models import Entry, EvidenceLink


@dataclass(frozen=True)
class FileShown:
    """A file attached, or one taken away since."""

    link: EvidenceLink

    @property
    def sha256(self) -> str:
        """What it is found by."""
        return self.link.evidence.sha256

    @property
    def is_in_force(self) -> bool:
        """Whether it has not been taken away."""
        return self.link.detached_at is None

    @property
    def size(self) -> str:
        """Its size as people say it."""
        size = self.link.evidence.size
        return f"{size / 2**20:.1f} MB" if size >= 2**20 else f"{max(1, round(size / 2**10))} KB"


def files_of(entry: Entry) -> list[FileShown]:
    """All files of an entry, those in force first, then as they came."""
    links = EvidenceLink.objects.filter(entry=entry).select_related("evidence").order_by("evidenced_at", "pk")
    return sorted(map(FileShown, links), key=lambda each: not each.is_in_force)
