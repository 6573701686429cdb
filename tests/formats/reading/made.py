"""Docx files for tests, made from the XML that Word and WPS write, part by part."""

import io
import zipfile
from collections.abc import Mapping

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
ROOTS = {
    "document": "document",
    "styles": "styles",
    "numbering": "numbering",
    "settings": "settings",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
}
KINDS = {**{name: name for name in ROOTS if name != "document"}, "header": "header", "footer": "footer"}


def docx(body: str, parts: Mapping[str, str] | None = None, files: Mapping[str, bytes] | None = None) -> bytes:
    """A docx of a body and other parts, each without its root: styles, numbering, footnotes, header1, footer2, …

    A header's relation has its name as id. `files`: other files of the zip.
    """
    made = {"document": f"<w:body>{body}</w:body>", **(parts or {})}
    written = {f"word/{name}.xml": _part(name, content).encode() for name, content in made.items()}
    written["_rels/.rels"] = _relations({"doc": ("officeDocument", "word/document.xml")})
    others = {name: (KINDS[name.rstrip("0123456789")], f"{name}.xml") for name in made if name != "document"}
    written["word/_rels/document.xml.rels"] = _relations(others)
    return zipped({"[Content_Types].xml": _types(list(made)), **written, **(files or {})})


def _types(names: list[str]) -> bytes:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    each = "".join(
        f'<Override PartName="/word/{name}.xml" '
        f'ContentType="{kind}.{"document.main" if name == "document" else name.rstrip("0123456789")}+xml"/>'
        for name in names
    )
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    )
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    return f'<?xml version="1.0"?><Types xmlns="{types}">{defaults}{each}</Types>'.encode()


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip of files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    """The files of a zip."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _part(name: str, content: str) -> str:
    root = {"header": "hdr", "footer": "ftr"}.get(name.rstrip("0123456789")) or ROOTS[name]
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{root} {NAMESPACES}>{content}</w:{root}>'


def _relations(found: Mapping[str, tuple[str, str]]) -> bytes:
    each = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"/>' for key, (kind, target) in found.items()
    )
    return f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}">{each}</Relationships>'.encode()


def p(content: str = "", properties: str = "") -> str:
    """A paragraph of runs, or of plain text."""
    inner = content if content.startswith("<") or not content else r(content)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{t(text)}</w:r>"


def t(text: str) -> str:
    """The text of a run."""
    return f'<w:t xml:space="preserve">{text}</w:t>'


def listed(text: str, level: int = 0, number: int = 1) -> str:
    """A paragraph of a list."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def level(index: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    """A level of a list."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(levels: str, lists: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    """One definition and the lists of it."""
    return f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{lists}'


def cell(*paragraphs: str, properties: str = "") -> str:
    """A table cell."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(map(p, paragraphs))}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A table row."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    """A table."""
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def style(key: str, name: str, number: str = "", base: str = "", kind: str = "paragraph") -> str:
    """A style; `number`: the inside of its w:numPr."""
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    properties = f"<w:pPr><w:numPr>{number}</w:numPr></w:pPr>" if number else ""
    return f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{name}"/>{based}{properties}</w:style>'


def control(content: str, properties: str = "") -> str:
    """A content control."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def mark(kind: str) -> str:
    """The begin, separate or end of a field."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
