"""What the checks say of a text."""

from typing import Any

from youju.core.reading.defects.check import Document
from youju.core.reading.defects.inspecting import inspect
from youju.core.reading.defects.settings import Settings
from youju.core.reading.found import Defect, Severity
from youju.core.reading.outline import outline_of
from youju.core.reading.text import Text
from youju.library.reading_lists import reading_lists


def document(content: str, name: str = "材料.txt", **settings: Any) -> Document:
    """A document of a text with the shipped lists."""
    text = Text(content, name)
    return Document(text, outline_of(text), lists=reading_lists(), settings=Settings(**settings))


def defects(content: str, code: str, **settings: Any) -> list[Defect]:
    """The defects of one check or family."""
    return inspect(document(content, **settings), select=[code])


def told(content: str, code: str, **settings: Any) -> list[str]:
    """What one check or family quotes, in order."""
    return [each.text for each in defects(content, code, **settings)]


def alarms(content: str, code: str, **settings: Any) -> list[str]:
    """What one check or family quotes as wrong or doubtful."""
    return [each.text for each in defects(content, code, **settings) if each.severity is not Severity.INFO]
