"""Documents broken in every way, each from its number alone, and the process that reads them within bounds.

`python -m formats.reading.mutating` reads numbers from its input and answers each with what came of it.
"""

import os
import random
import resource
import struct
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from formats.papers import pdf_of
from formats.reading.made import (
    cell,
    control,
    docx,
    level,
    listed,
    mark,
    numbering,
    p,
    r,
    row,
    style,
    table,
    unzipped,
    zipped,
)
from youju.core.errors import Refusal
from youju.core.reading.found import Fix
from youju.core.reading.text import Span, Text
from youju.formats.docx.fixing import apply_fixes_docx
from youju.formats.office import SETTING
from youju.formats.reading import read_file

MEMORY = 512 * 1024 * 1024

Rng = random.Random


@cache
def bases() -> dict[str, bytes]:
    """The whole documents, by name."""
    said = "一、总体要求\n全年召开会议12次，学习文件三份，整改问题5个。\n" * 12
    return {
        "a.docx": rich(),
        "b.docx": docx("".join(p(r("召开党课") + r("五", "<w:b/>") + r("次")) for _ in range(60))),
        "a.txt": said.encode(),
        "b.txt": said.encode("gb18030"),
        "c.txt": said.encode("utf-16"),
        "a.rtf": rb"{\rtf1\ansi " + said.encode("gb18030") + b"}",
        "a.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument\0".encode("utf-16-le") * 30,
        "a.pdf": pdf_of("全年召开会议十二次。"),
    }


def rich() -> bytes:
    """A docx with every construct that the reader knows."""
    field = mark("begin") + "<w:r><w:instrText> PAGE </w:instrText></w:r>" + mark("separate") + r("3") + mark("end")
    changed = f'<w:ins w:id="1">{r("五")}</w:ins><w:del w:id="2"><w:r><w:delText>四</w:delText></w:r></w:del>'
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{p('框')}</w:txbxContent></v:textbox></w:pict></w:r>"
    branches = f'<mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>'
    either = f"<mc:AlternateContent>{branches}</mc:AlternateContent>"
    merged = table(
        row(cell("单位", properties='<w:gridSpan w:val="2"/>')),
        row(cell("甲", properties='<w:vMerge w:val="restart"/>'), cell("1", "2")),
        row(cell("", properties="<w:vMerge/>"), f"<w:tc>{table(row(cell('内')))}{p()}</w:tc>"),
    )
    body = [
        *(listed("总则", 0), listed("目的", 1), listed("范围", 2), listed("另起", 0, 2)),
        *(p(r("第") + field + r("页") + changed, '<w:rPr><w:del w:id="3"/></w:rPr>'), p(r("甲") + either)),
        *(merged, control(p(control(r("5")))), p('<w:r><w:footnoteReference w:id="2"/></w:r>')),
        p(
            "<w:r><w:tab/><w:br/><w:noBreakHyphen/><w:sym w:font='Wingdings' w:char='F0FE'/></w:r>",
            '<w:pStyle w:val="1"/>',
        ),
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>',
    ]
    levels = "".join(level(n, "chineseCountingThousand", f"%1.%{n + 1}、") for n in range(3))
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = "".join(
        f'<w:num w:numId="{key}"><w:abstractNumId w:val="0"/>{restart if key == 2 else ""}</w:num>' for key in (1, 2)
    )
    parts = {
        "numbering": numbering(levels, lists),
        "styles": style("1", "heading 1", '<w:numId w:val="1"/>') + style("2", "b", base="1"),
        "header1": p("页眉"),
        "footnotes": f'<w:footnote w:id="2">{p("注")}</w:footnote>',
        "comments": f'<w:comment w:id="0">{p("批")}</w:comment>',
        "settings": "<w:evenAndOddHeaders/>",
    }
    return docx("".join(body), parts)


def mutated(number: int) -> tuple[str, bytes]:
    """The name and content of a broken file."""
    rng = random.Random(number)
    name = rng.choices(list(bases()), weights=(40, 14, 6, 6, 6, 2, 2, 5))[0]
    content = bases()[name]
    weights = [12, 18, 8, 8, 1, 5, 8, *((30, 10, 0.6) if name.endswith("docx") else (0, 0, 0))]
    ways = [_cut, _flipped, _without, _spliced, _noise, _misnamed, _repeated, _in_xml, _in_zip, _bomb]
    return rng.choices(ways, weights=weights)[0](rng, name, content)


Way = Callable[[Rng, str, bytes], tuple[str, bytes]]


def _cut(rng: Rng, name: str, content: bytes) -> tuple[str, bytes]:
    return name, content[: rng.randrange(len(content))]


def _flipped(rng: Rng, name: str, content: bytes) -> tuple[str, bytes]:
    broken = bytearray(content)
    for _ in range(rng.choice((1, 2, 5, 20, 100))):
        broken[rng.randrange(len(broken))] = rng.randrange(256)
    return name, bytes(broken)


def _without(rng: Rng, name: str, content: bytes) -> tuple[str, bytes]:
    start = rng.randrange(len(content))
    return name, content[:start] + content[start + rng.randrange(1, 200) :]


def _spliced(rng: Rng, name: str, content: bytes) -> tuple[str, bytes]:
    other = rng.choice(list(bases().values()))
    return name, content[: rng.randrange(len(content))] + other[rng.randrange(len(other)) :]


def _noise(rng: Rng, name: str, content: bytes) -> tuple[str, bytes]:
    return name, content[: rng.choice((0, 4, 8))] + rng.randbytes(rng.randrange(1, 50_000))


def _misnamed(rng: Rng, name: str, content: bytes) -> tuple[str, bytes]:
    return rng.choice(("a.doc", "a.txt", "a.pdf", "a.docx", "a.wps", "a", "a.xlsx")), content


def _repeated(rng: Rng, name: str, content: bytes) -> tuple[str, bytes]:
    start = rng.randrange(len(content))
    return name, content[:start] + content[start : start + 50] * rng.randrange(1, 2000) + content[start:]


def _in_xml(rng: Rng, name: str, content: bytes) -> tuple[str, bytes]:
    """One part changed as XML may be: elements lost, doubled, nested, with other values."""
    files = unzipped(content)
    part = rng.choices(list(files), weights=[5 if "document" in each or "numbering" in each else 1 for each in files])[
        0
    ]
    text = files[part].decode()
    for _ in range(rng.choice((1, 1, 3, 10))):
        text = rng.choice(XML_WAYS)(rng, text)
        text = text[:3_000_000]
    return name, zipped({**files, part: text.encode()})


def _element(rng: Rng, text: str) -> tuple[int, int]:
    """Where some element or end of one stands."""
    start = text.find("<", rng.randrange(max(len(text), 1)))
    end = text.find(">", start)
    return (start, end + 1) if 0 <= start <= end else (0, 0)


def _lost(rng: Rng, text: str) -> str:
    start, end = _element(rng, text)
    return text[:start] + text[end:]


def _doubled(rng: Rng, text: str) -> str:
    start, _ = _element(rng, text)
    end = text.find(">", min(start + rng.randrange(400), len(text))) + 1
    return text[:end] + text[start:end] * rng.choice((1, 2, 200)) + text[end:]


def _nested(rng: Rng, text: str) -> str:
    start, _ = _element(rng, text)
    name = rng.choice(("w:p", "w:r", "w:tbl", "w:tc", "w:txbxContent", "w:sdtContent", "mc:AlternateContent", "w:ins"))
    times = rng.choice((1, 20, 240, 3000))
    return text[:start] + f"<{name}>" * times + f"</{name}>" * times + text[start:]


def _revalued(rng: Rng, text: str) -> str:
    start = text.find('w:val="', rng.randrange(max(len(text), 1)))
    end = text.find('"', start + 7)
    value = rng.choice(("", "-1", "0", "9" * 30, "%1%2%3%9", "9", "none", "bullet", "甲" * 5000, "1"))
    return text[: start + 7] + value + text[end:] if 0 < start < end else text


def _declared(rng: Rng, text: str) -> str:
    entity = rng.choice(
        ('<!ENTITY a "&a;">', '<!ENTITY a SYSTEM "/dev/zero">', '<!ENTITY % a SYSTEM "http://127.0.0.1:9/">')
    )
    return f"<!DOCTYPE a [{entity}]>" + text.replace("总", "&a;")


def _scattered(rng: Rng, text: str) -> str:
    at = rng.randrange(len(text) + 1)
    return (
        text[:at] + rng.choice(("\x00", "&", "<", "&#xD800;", "&#0;", "]]>", "\ufffe", "<![CDATA[", "<!--")) + text[at:]
    )


XML_WAYS = (_lost, _doubled, _nested, _revalued, _revalued, _declared, _scattered)


def _in_zip(rng: Rng, name: str, content: bytes) -> tuple[str, bytes]:
    """A field of a zip header changed: sizes, sums, ways of compression, offsets."""
    broken = bytearray(content)
    signature, offsets = rng.choice(
        ((b"PK\x01\x02", range(6, 46, 2)), (b"PK\x03\x04", range(4, 30, 2)), (b"PK\x05\x06", range(4, 22, 2)))
    )
    places = [at for at in range(len(broken)) if broken.startswith(signature, at)]
    for _ in range(rng.choice((1, 3))):
        at = rng.choice(places) + rng.choice(offsets)
        if at + 2 <= len(broken):
            struct.pack_into("<H", broken, at, rng.choice((0, 1, 8, 12, 14, 99, 0x7FFF, 0xFFFF)))
    return name, bytes(broken)


def _bomb(rng: Rng, name: str, content: bytes) -> tuple[str, bytes]:
    """A part that unfolds to tens of millions of bytes."""
    piece = rng.choice(
        (" ", "<w:p/>", "<w:r><w:t>甲</w:t></w:r>", '<w:p w:a="" w:b=""/>', "甲", "<w:tbl><w:tr>", "<w:tab/>")
    )
    files = unzipped(content)
    part = rng.choice([each for each in files if each.startswith("word/") and each.endswith(".xml")])
    head, _, tail = files[part].decode().rpartition("</")
    size = rng.choice((1_000_000, 5_000_000, 20_000_000, 70_000_000))
    return name, zipped({**files, part: (head + piece * (size // len(piece.encode())) + "</" + tail).encode()})


def outcome(number: int, folder: Path) -> str:
    """Read a broken file: 'read', 'refused', or what went wrong."""
    name, content = mutated(number)
    path = folder / name
    path.write_bytes(content)
    try:
        text = read_file(path)
        fixed = apply_fixes_docx(content, _fixes(text)) if text.content and content.startswith(b"PK") else b""
    except Refusal as refusal:
        return "refused" if refusal.message and refusal.advice else "refused without advice"
    except Exception as error:  # whatever it is, it is what this looks for
        return f"{type(error).__name__}: {error}".replace("\n", " ")[:200]
    is_true = all(0 <= each.span.start <= each.span.end <= len(text.content) for each in text.regions)
    return "read" if is_true and isinstance(fixed, bytes) else "places wrong"


def _fixes(text: Text) -> list[Fix]:
    return [Fix(Span(at, at + 1), "改") for at in range(0, min(len(text.content), 40), 7)]


def main() -> None:
    """Answer numbers with outcomes, within bounds that kill this process when they are passed."""
    os.environ[SETTING] = "/nowhere"
    bases()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    with tempfile.TemporaryDirectory() as folder:
        for line in sys.stdin:
            sys.stdout.write(outcome(int(line), Path(folder)) + "\n")
            sys.stdout.flush()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sys.stdout.write(f"peak {peak}\n")


if __name__ == "__main__":
    main()
