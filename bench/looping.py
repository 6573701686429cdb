"""Timing the unit-by-unit judge on some units, and checking that it judges as the expressions do."""

import random
import time
from typing import Any

from bench import loops, stores
from bench.plans import SINCE, UNTIL, ten_plan
from youju.core.judge.run import Question, judge


def measured(url: str, sample: int, seed: int = 1) -> dict[str, Any]:
    """Seconds for a sample of units, and for all at that rate; how many sampled units were judged differently."""
    on = stores.postgres(url)
    everyone = sorted(unit for (unit,) in on.rows("SELECT unit_id FROM unit"))
    chosen = random.Random(seed).sample(everyone, min(sample, len(everyone)))
    by_unit = loops.Judge(on, SINCE, UNTIL)
    began = time.perf_counter()
    found = {unit: sorted(by_unit.verdicts(unit)) for unit in chosen}
    seconds = time.perf_counter() - began
    judge(on, ten_plan(), Question(SINCE, UNTIL, tuple(chosen)))
    expected: dict[int, list[Any]] = {unit: [] for unit in chosen}
    for row in on.rows(_JUDGED):
        expected[row[1]].append(row)
    different = sum(sorted(expected[unit]) != found[unit] for unit in chosen)
    factor = len(everyone) / len(chosen)
    return {
        "sample": len(chosen),
        "seconds": seconds,
        "factor": factor,
        "all_seconds": seconds * factor,
        "different": different,
    }


_JUDGED = """
    SELECT duty.code, unit_id, person_id, starts_on, due_on, value, in_time, base
    FROM due_item JOIN duty USING (duty_no)"""
