"""Who holds which post: in columns of a units' sheet (书记, 组织委员), and in a roster's cells of several posts."""

import re
import unicodedata

from youju.core.ledgers.findings import Weight
from youju.core.ledgers.layout import Column
from youju.core.ledgers.names import read_names
from youju.core.ledgers.records import OfficerRead
from youju.core.ledgers.rows import Line
from youju.core.ledgers.words import Words

SECRETARY = "secretary"
"""The role of a column of secretaries, and the code of their post."""

AREA = "组织|宣传|纪检|青年|统战|群工|群众|学习|保卫|生产|妇女|女工|安全"
AREAS = re.compile(rf"({AREA})(?:委员)?\s*[、,/和及与]?\s*(?=(?:{AREA})(?:[、,/和及与]|{AREA})*委员)")
CONCURRENT = re.compile(r"(?<=[\u3400-\u9fff])兼任?(?=[\u3400-\u9fff]{2})")
CONCURRENT_IN_BRACKETS = re.compile(r"[(]\s*兼任?([^()]+)[)]")


def read_officers(line: Line, posts: Words) -> tuple[OfficerRead, ...]:
    """Who holds the posts of an organisation, from the columns that are headed by a post."""
    found = []
    for column in line.layout.columns:
        code = post_of(column, posts)
        text = line.cell(column.index) if code else ""
        if not text:
            continue
        names = read_names(text)
        found += [OfficerRead(person.name, code, column.heading) for person in names.people]
        for unread in names.unread:
            message = f"“{unread[:20]}”不像姓名，没有记作{column.heading}。"
            line.find(Weight.FLAG, "no_name", message, "只写姓名。", column=column)
    return tuple(found)


def post_of(column: Column, posts: Words) -> str:
    """The code of the post that heads a column of a units' sheet; '' where none does."""
    if column.role == SECRETARY:
        return SECRETARY
    return "" if column.role else posts.exact(column.heading)


def spread_posts(text: str) -> str:
    """Posts written into one put apart: 纪检委员兼组织委员, 组织、宣传委员, 副书记（兼纪检委员）."""
    plain = unicodedata.normalize("NFKC", text)
    plain = CONCURRENT_IN_BRACKETS.sub(r"、\1", plain)
    plain = CONCURRENT.sub("、", plain)
    return AREAS.sub(r"\1委员、", plain.replace("组宣委员", "组织委员、宣传委员"))
