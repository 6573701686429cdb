"""YAML text → models, with every defect named by file and line."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.reader import ReaderError

from youju.core.codes import Codebook, Terms, Vocabulary
from youju.core.measures import Measure, Population, Strict
from youju.core.rules.model import Duty, Rulebook

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, order=True)
class Defect:
    """One thing wrong in a library file: where, and what to do."""

    file: str
    line: int
    path: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}"
        return f"{place}: {self.path}: {self.message}" if self.path else f"{place}: {self.message}"


class LibraryError(ValueError):
    """A library file cannot be used; `defects` lists everything found wrong with it."""

    def __init__(self, defects: Iterable[Defect]) -> None:
        self.defects = sorted(defects)
        super().__init__("\n".join(map(str, self.defects)))


class MeasureFile(Strict):
    """The content of measures.yaml."""

    measures: tuple[Measure, ...]


def checksum(text: str) -> str:
    """SHA-256 of a file's text with line ends unified: the identity of an edition."""
    return hashlib.sha256(text.replace("\r\n", "\n").encode()).hexdigest()


def load_as(model: type[Model], text: str, file: str) -> Model:
    """Read a YAML file as a model of its own. Raises LibraryError."""
    return _validate(model, _parse(text, file), file)


def load_codes(text: str, file: str) -> Codebook:
    """Read codes.yaml. Raises LibraryError."""
    data = _parse(text, file)
    book = _validate(Codebook, data, file)
    _refuse(_code_defects(book, data, file))
    return book


def load_measures(text: str, file: str, codes: Mapping[Vocabulary, Terms]) -> tuple[Measure, ...]:
    """Read measures.yaml; every code a measure names must exist. Raises LibraryError."""
    data = _parse(text, file)
    measures = _validate(MeasureFile, data, file).measures
    defects = []
    seen: set[str] = set()
    for index, measure in enumerate(measures):
        at = ("measures", index)
        if measure.code is None:
            defects.append(_defect(data, file, at, "指标要有 code"))
        elif measure.code in seen:
            defects.append(_defect(data, file, at, f"指标代码 {measure.code} 重复"))
        seen.add(measure.code or "")
        defects += [_defect(data, file, at, fault) for fault in unknown_codes(measure, codes)]
    _refuse(defects)
    return measures


def load_rulebook(text: str, file: str, codes: Mapping[Vocabulary, Terms], measures: Mapping[str, Measure]) -> Rulebook:
    """Read one rulebook. A duty's measure may be the code of one in `measures`. Raises LibraryError."""
    data = _parse(text, file)
    _refuse([*_repeated_codes(data, file), *_fill_in_measures(data, file, measures)])
    rulebook = _validate(Rulebook, data, file)
    defects = []
    for index, duty in enumerate(rulebook.duties):
        faults = [*unknown_codes(duty.measure, codes), *_unknown_in_duty(duty, codes)]
        defects += [_defect(data, file, ("duties", index), fault) for fault in faults]
    _refuse(defects)
    return rulebook


def unknown_codes(measure: Measure, codes: Mapping[Vocabulary, Terms]) -> Iterator[str]:
    """A sentence for each code of a measure that no vocabulary knows."""
    yield from _unknown(codes[Vocabulary.FORM], measure.form)
    yield from _unknown(codes[Vocabulary.TOPIC], measure.topic)
    yield from _unknown(codes[Vocabulary.DELIVERABLE], measure.deliverable)
    answered = (measure.answered_by,) if measure.answered_by else ()
    yield from _unknown(codes[Vocabulary.EVENT], (*measure.event, *answered))
    if measure.of is not None:
        yield from _unknown_in_population(measure.of, codes)


def _unknown_in_population(population: Population, codes: Mapping[Vocabulary, Terms]) -> Iterator[str]:
    yield from _unknown(codes[Vocabulary.POST], population.post)


def _unknown_in_duty(duty: Duty, codes: Mapping[Vocabulary, Terms]) -> Iterator[str]:
    yield from _unknown(codes[Vocabulary.UNIT_KIND], (*duty.owed_by.unit, *duty.owed_by.at))
    yield from _unknown(codes[Vocabulary.POST], duty.owed_by.post)
    yield from _unknown(codes[Vocabulary.EVENT], (*duty.after, *duty.before))
    yield from _unknown(codes[Vocabulary.AREA], (duty.area,))


def _unknown(terms: Terms, used: Iterable[str]) -> Iterator[str]:
    for code in used:
        if code not in terms.by_code:
            near = _nearest(code, terms.by_code)
            yield f"{terms.vocabulary} 词表里没有 {code}" + (f"，是不是 {near}？" if near else "")


def _nearest(code: str, known: Iterable[str]) -> str:
    """A known code spelt much like a mistyped one, or ''."""
    return next(iter(get_close_matches(code, list(known), n=1)), "")


def _repeated_codes(data: Any, file: str) -> Iterator[Defect]:
    duties = data.get("duties", [])
    seen: set[str] = set()
    for index, duty in enumerate(duties if isinstance(duties, list) else []):
        code = duty.get("code") if isinstance(duty, dict) else None
        if isinstance(code, str) and code in seen:
            yield _defect(data, file, ("duties", index, "code"), f"事项代码 {code} 重复")
        seen.add(str(code))


def _fill_in_measures(data: Any, file: str, measures: Mapping[str, Measure]) -> Iterator[Defect]:
    duties = data.get("duties", [])
    for index, duty in enumerate(duties if isinstance(duties, list) else []):
        name = duty.get("measure") if isinstance(duty, dict) else None
        if not isinstance(name, str):
            continue
        if name in measures:
            duty["measure"] = measures[name]
        else:
            yield _defect(data, file, ("duties", index, "measure"), f"measures.yaml 里没有指标 {name}")


def _code_defects(book: Codebook, data: Any, file: str) -> Iterator[Defect]:
    for vocabulary in Vocabulary:
        terms: tuple[Any, ...] = getattr(book, vocabulary.value)
        known = {term.code for term in terms}
        seen: set[str] = set()
        for index, term in enumerate(terms):
            at = (vocabulary.value, index)
            if term.code in seen:
                yield _defect(data, file, at, f"代码 {term.code} 重复")
            if term.is_a and term.is_a not in known:
                yield _defect(data, file, at, f"is_a 所指的 {term.is_a} 不在词表 {vocabulary} 里")
            seen.add(term.code)


def _parse(text: str, file: str) -> Any:
    try:
        data = YAML(typ="rt").load(text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise LibraryError([Defect(file, line, "", f"不是合法的 YAML：{error.problem}")]) from error
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise LibraryError([Defect(file, line, "", "含有不能出现的控制字符")]) from error
    if not isinstance(data, dict):
        raise LibraryError([Defect(file, 1, "", "文件内容应当是一组“键: 值”")])
    return data


def _validate(model: type[Model], data: Any, file: str) -> Model:
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise LibraryError(
            _defect(data, file, each["loc"], _in_chinese(each["type"], each["msg"], each.get("ctx", {})))
            for each in _own_errors(error)
        ) from error


def _own_errors(error: ValidationError) -> list[Any]:
    """Errors without those that only follow from others: a list is "too short" when its items are faulty."""
    found = error.errors(include_url=False)
    inner = {each["loc"][:size] for each in found for size in range(len(each["loc"]))}
    return [each for each in found if each["type"] != "too_short" or each["loc"] not in inner]


_MESSAGES: dict[str, Callable[[dict[str, Any]], str]] = {
    "missing": lambda ctx: "缺少这一项",
    "extra_forbidden": lambda ctx: "不认识这一项，检查拼写",
    "enum": lambda ctx: f"只能写 {ctx.get('expected', '').replace(' or ', ', ')}",
    "string_pattern_mismatch": lambda ctx: "代码只用小写字母、数字、下划线和点，以字母开头",
    "value_error": lambda ctx: str(ctx.get("error", "")),
    "too_short": lambda ctx: "至少要有一项",
    "less_than_equal": lambda ctx: f"不能大于 {ctx.get('le', '')}",
    "greater_than_equal": lambda ctx: f"不能小于 {ctx.get('ge', '')}",
    "int_parsing": lambda ctx: "要写整数",
    "int_type": lambda ctx: "要写整数",
    "bool_parsing": lambda ctx: "要写 true 或 false",
    "string_type": lambda ctx: "要写文字；像数字的要加引号",
    "date_from_datetime_parsing": lambda ctx: "要写日期，如 2022-07-01",
    "date_parsing": lambda ctx: "要写日期，如 2022-07-01",
    "tuple_type": lambda ctx: "要写一个列表",
    "model_type": lambda ctx: "要写一组“键: 值”",
}


def _in_chinese(kind: str, message: str, context: dict[str, Any]) -> str:
    make = _MESSAGES.get(kind)
    return make(context) if make else f"写法不对（{message}）"


def _defect(data: Any, file: str, path: Iterable[int | str], message: str) -> Defect:
    """A defect at a path into the YAML, with the line of the nearest place the file has for it."""
    node, line, shown = data, 1, []
    for step in path:
        found = _line_of(node, step)
        if found is None:
            shown.append(str(step))
            break
        line = found
        shown.append(str(step))
        node = node[step]
    return Defect(file, line, ".".join(shown), message)


def _line_of(node: Any, step: int | str) -> int | None:
    if isinstance(node, CommentedMap) and step in node:
        return int(node.lc.key(step)[0]) + 1
    if isinstance(node, CommentedSeq) and isinstance(step, int) and step < len(node):
        return int(node.lc.item(step)[0]) + 1
    return None


def _refuse(defects: Iterable[Defect]) -> None:
    found = list(defects)
    if found:
        raise LibraryError(found)
