"""Publish new editions: ``python -m youju.library.publish`` adds their checksums and never changes an old one."""

import sys
from pathlib import Path

from youju.core.rules.load import LibraryError
from youju.library.shelf import CHECKSUMS, fingerprints, published, read_library, shipped_folder


def publish(folder: Path) -> list[str]:
    """Add a line for everything not yet published; the names added. Raises LibraryError, then nothing is written."""
    present, known = fingerprints(read_library(folder)), published(folder)
    fresh = sorted(set(present) - set(known))
    with folder.joinpath(CHECKSUMS).open("a", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{present[name]}  {name}\n" for name in fresh)
    return fresh


def main() -> int:
    """Publish the library of this package and say what was added."""
    try:
        fresh = publish(Path(str(shipped_folder())))
    except LibraryError as error:
        print(f"没有发布，先改正：\n{error}", file=sys.stderr)
        return 1
    print("\n".join(["新发布：", *fresh]) if fresh else "没有要新发布的。")
    return 0


if __name__ == "__main__":
    sys.exit(main())
