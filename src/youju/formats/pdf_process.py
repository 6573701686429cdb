"""The process that reads a PDF for formats.pdf: hostile ones can harm nothing but it."""

import io
import json
import logging
import resource
import sys

import pypdf
from pypdf.errors import PyPdfError

from youju.formats.pdf import DAMAGED, ENCRYPTED, MOST_PAGES

LONGEST_PAGE = 200_000


def read(content: bytes) -> int:
    """Print the text of a PDF as JSON; gives the exit code."""
    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            return ENCRYPTED
        texts = [page.extract_text()[:LONGEST_PAGE] for page in reader.pages[:MOST_PAGES]]
        sys.stdout.write(json.dumps({"texts": texts, "total": len(reader.pages)}))
    except pypdf.errors.DependencyError:
        return ENCRYPTED
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, MemoryError):
        return DAMAGED
    return 0


def main() -> None:
    """Read a PDF from the standard input, within bounds that a hostile one cannot leave: seconds, bytes of memory."""
    logging.disable(logging.CRITICAL)
    seconds, memory = int(sys.argv[1]), int(sys.argv[2])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    sys.exit(read(sys.stdin.buffer.read()))


if __name__ == "__main__":
    main()
