"""Names of elements and attributes in WordprocessingML as lxml has them."""

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

VAL = f"{W}val"
_OFF = {"0", "false", "off", "none"}


def value(element: etree._Element | None, path: str = "") -> str | None:
    """The `w:val` of an element, or of the child found by `path` (w:a/w:b as a/b); None where there is none."""
    found = child(element, path) if path else element
    return found.get(VAL) if found is not None else None


def child(element: etree._Element | None, path: str) -> etree._Element | None:
    """The first element at a path of local names."""
    for name in path.split("/"):
        if element is None:
            return None
        element = element.find(W + name)
    return element


def is_on(element: etree._Element | None, path: str) -> bool:
    """Whether a switch (w:vanish, w:isLgl) is there and not turned off."""
    found = child(element, path)
    return found is not None and found.get(VAL, "true").lower() not in _OFF


def whole(text: str | None, otherwise: int) -> int:
    """A whole number as files write them, within what an office program would take."""
    try:
        number = int(text or "")
    except ValueError:
        return otherwise
    return number if -32768 <= number <= 2**31 else otherwise
