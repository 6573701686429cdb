"""What claims and commitments are called where they are listed."""

from collections.abc import Mapping

CLAIM_STATUS: Mapping[str, str] = {"done": "", "target": "目标", "masked": "没填", "missing": "缺数"}
CADENCE: Mapping[str, str] = {
    "weekly": "每周",
    "monthly": "每月",
    "quarterly": "每季度",
    "half-yearly": "每半年",
    "yearly": "每年",
    "once": "一次",
    "event": "遇事",
    "vague": "没说几次",
}


def number_words(low: float | int | None, high: float | int | None, is_rough: bool) -> str:
    """12, 3—5, 200余."""
    return f"{low}{f'—{high}' if high is not None else ''}{'余' if is_rough else ''}"
