"""Report templates: shipped in the library, found by code."""

from functools import cache

from youju.core.composing.template import Template, load_template
from youju.core.errors import Refusal
from youju.core.rules.load import checksum
from youju.library.shelf import shipped_folder, shipped_library


@cache
def template_named(code: str) -> tuple[Template, str]:
    """A template and the checksum of its text. Raises Refusal where there is none of that code."""
    folder = shipped_folder().joinpath("reports")
    file = folder.joinpath(f"{code}.md")
    if not file.is_file():
        known = "、".join(
            sorted(each.name.removesuffix(".md") for each in folder.iterdir() if each.name.endswith(".md"))
        )
        raise Refusal(f"没有报告模板 {code}。", f"现有：{known}。")
    text = file.read_text(encoding="utf-8")
    return load_template(text, f"reports/{code}.md", shipped_library().measures), checksum(text)
