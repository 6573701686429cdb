"""The words and set phrases against which a text is held, and the places where it misses them."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from youju.core.reading.defects.bigrams import bigrams, occurrences
from youju.core.reading.defects.check import Document, Lists
from youju.core.reading.defects.forms import Forms
from youju.core.reading.defects.nearly import (
    LONG,
    WINDOW,
    Block,
    Confusable,
    Hit,
    Miss,
    Strings,
    blocks_of,
    misses_of,
)
from youju.core.reading.found import Severity
from youju.core.reading.patterns import regex
from youju.core.reading.text import Span

BEFORE, AFTER = 40, 60
"""How far around a hint its pattern is looked for."""

# What may be added to or left out of a long phrase: it makes another way to say it, no mistake.
FREE = frozenset("的地和与及等了各全新再更好大要该在按")
_ANSWERS = 3
_NOT = "不"
"""Without it a phrase says the contrary."""
_WHO = "谁"
"""What begins with it may go on with any other: 谁使用、谁负责."""


@dataclass(frozen=True, slots=True)
class Context:
    """A word that is wrong where `pattern` matches around `hint`; the pattern's group is the word."""

    hint: str
    source: str
    right: str
    severity: Severity

    @property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when its hint is first met: there are hundreds, and a text meets few."""
        return _compiled(self.source)


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return regex(source)


@dataclass(frozen=True, slots=True)
class Wrong:
    """The characters of `span` should be `right`. `is_sure`: safe to replace. `said`: with its context."""

    span: Span
    right: str
    severity: Severity
    is_sure: bool
    said: Span


class Word(NamedTuple):
    """A word written wrong, and what is right. `is_spun`: put in by a program, and right in other texts."""

    wrong: str
    right: str
    severity: Severity
    is_spun: bool = False


class Entry(NamedTuple):
    """What is looked for with a string: words written wrong, words wrong in a context, phrases."""

    words: Sequence[Word]
    contexts: Sequence[Context]
    block: Block | None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything looked for, by the string it is looked for with (its first four characters)."""

    strings: Strings
    entries: dict[str, Entry]
    forms: Forms
    confusable: Confusable
    closed: frozenset[str]
    usual: frozenset[str]
    collocations: frozenset[str]


SEVERITY = {"?": Severity.WARNING, "~": Severity.INFO}


def lexicon(lists: Lists) -> Lexicon:
    """Made of the shipped lists, once."""
    words: dict[str, list[Word]] = defaultdict(list)
    for entry, severity in (("plain", Severity.ERROR), ("variants", Severity.INFO)):
        for pair in lists.words("typos", entry):
            wrong, _, right = pair.partition(">")
            words[wrong[:WINDOW]].append(Word(wrong, right, severity))
    for wrong, right in _spun(lists):
        words[wrong[:WINDOW]].append(Word(wrong, right, Severity.ERROR, is_spun=True))
    closed = lists.words("phrases", "closed")
    for wrong, right in _crossed(closed):
        words[wrong[:WINDOW]].append(Word(wrong, right, Severity.ERROR))
    contexts: dict[str, list[Context]] = defaultdict(list)
    for line in lists.lines("typos", "context"):
        for context in _contexts_of(line):
            contexts[context.hint[:WINDOW]].append(context)
    confusable = Confusable.of(
        (*lists.words("phrases", "sounds"), *lists.words("phrases", "alike")), str(*lists.words("phrases", "loose"))
    )
    forms, blocks = _forms(lists, confusable), _blocks(lists)
    said = {**words, **contexts, **blocks}
    entries = {each: Entry(words.get(each, ()), contexts.get(each, ()), blocks.get(each)) for each in said}
    strings = Strings(said, lists.once(bigrams), forms)
    collocations = frozenset(_collocations(lists))
    return Lexicon(strings, entries, forms, confusable, frozenset(closed), lists.once(vocabulary), collocations)


def vocabulary(lists: Lists) -> frozenset[str]:
    """Words by which is seen where one ends and another begins."""
    return frozenset(each for entry in ("words", "others", "rare") for each in lists.words("spelling", entry))


def _spun(lists: Lists) -> Iterator[tuple[str, str]]:
    """Words put in the place of others by a program, with what shows that they are: 宣扬栏, 细心部署."""
    for line in lists.lines("spun", "words"):
        wrong, right, before, behind = (part.strip() for part in f"{line} ".split(" :"))
        if not before and not behind:
            yield wrong, right
        yield from ((each + wrong, each + right) for each in before.split())
        yield from ((wrong + each, right + each) for each in behind.split())


def _crossed(closed: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Phrases of two members that changed their last one or two characters: 为党育才、为国育人."""
    for phrase in closed:
        first, _, second = phrase.partition("、")
        for size in (1, 2) if len(first) == len(second) and first[0] != _WHO else ():
            ends = first[-size:], second[-size:]
            if ends[0] != ends[1]:
                yield f"{first[:-size]}{ends[1]}、{second[:-size]}{ends[0]}", phrase


def _contexts_of(line: str) -> Iterator[Context]:
    """What a line of the list says, once for each of its hints."""
    hints, _, rest = line.partition(" ")
    pattern, _, right = rest.rpartition(" => ")
    severity = SEVERITY.get(pattern[0], Severity.ERROR)
    for hint in hints.split("/"):
        yield Context(hint, pattern.removeprefix("?").removeprefix("~"), right, severity)


def _forms(lists: Lists, confusable: Confusable) -> Forms:
    """Of long phrases the last two words too: else they are found by first and last characters that are right."""
    firm, usual, right = (lists.words("phrases", entry) for entry in ("firm", "usual", "right"))
    known = frozenset(lists.words("spelling", "words"))
    ends = dict.fromkeys(each[-WINDOW:] for each in lists.words("phrases", "long") if {each[-4:-2], each[-2:]} <= known)
    said = (*usual, *lists.words("phrases", "compounds"), *firm)
    known_right = (each for each in right if len(each) == WINDOW)
    return Forms(said, tuple(ends), known_right, confusable, tuple(_collocations(lists)))


def _collocations(lists: Lists) -> Iterator[str]:
    yield from lists.words("collocations", "words")
    yield from lists.words("collocations", "neighbours")


def _blocks(lists: Lists) -> dict[str, Block]:
    blocks: dict[str, Block] = {}
    for phrase in dict.fromkeys(each for each in _whole(lists) if len(each) >= LONG):
        first, last = (blocks.setdefault(each, Block(each)) for each in blocks_of(phrase))
        first.begun += (phrase,)
        last.ended += (phrase,)
    return blocks


def _whole(lists: Lists) -> Iterator[str]:
    """Long phrases, looked for by their first and last characters."""
    yield from lists.words("phrases", "long")
    yield from lists.words("phrases", "closed")


@dataclass(frozen=True, slots=True)
class Misses:
    """What a document says wrong: words, and phrases that no wrong word already tells."""

    words: Sequence[Wrong]
    phrases: Sequence[Wrong]


def told_places(document: Document) -> frozenset[int]:
    """Where what the lexicon tells stands, with its context."""
    told = document.once(misses)
    return frozenset(at for each in (*told.words, *told.phrases) for at in range(*each.said))


def misses(document: Document) -> Misses:
    """What a document says wrong, against the lexicon."""
    known = document.lists.once(lexicon)
    content = document.content
    hits = known.strings.found(content, document.once(occurrences))
    said: list[tuple[int, Word]] = []
    in_context: list[Wrong] = []
    phrases = [*_broken(content, known, hits.forms)]
    for at, hit in hits.wanted:
        entry = known.entries[hit]
        if entry.words:
            said += [(at, each) for each in entry.words if content.startswith(each.wrong, at)]
        if entry.contexts:
            in_context.extend(_contexts(content, entry.contexts, at))
        if entry.block and (near := misses_of(content, at, entry.block, known.closed)):
            phrases.extend(_long(content, known, near))
    told = _apart([*_words(said), *in_context], ())
    return Misses(told, _apart(phrases, told))


def _words(said: Collection[tuple[int, Word]]) -> Iterator[Wrong]:
    """Words written wrong; one that a program may have put in is sure where another stands in the text."""
    is_copied = len({each.right for _, each in said if each.is_spun}) > 1
    for at, word in said:
        span = Span(at, at + len(word.wrong))
        if word.is_spun and not is_copied:
            yield Wrong(span, word.right, Severity.WARNING, is_sure=False, said=span)
        else:
            yield Wrong(span, word.right, word.severity, word.severity is Severity.ERROR, span)


def _contexts(content: str, contexts: Iterable[Context], at: int) -> Iterator[Wrong]:
    for context in contexts:
        if content.startswith(context.hint, at):
            yield from _around(content, context, at)


def _around(content: str, context: Context, at: int) -> Iterator[Wrong]:
    """The pattern's match over the hint at a place, within its line."""
    since = max(0, at - BEFORE)
    start = max(since, content.rfind("\n", since, at) + 1)
    stop = content.find("\n", at, at + AFTER)
    stop = stop + 1 if stop >= 0 else min(len(content), at + AFTER)
    for match in context.pattern.finditer(content, start, stop):
        if match.start() <= at + len(context.hint) and match.end() >= at:
            sure = context.severity is Severity.ERROR
            yield Wrong(Span(*match.span(1)), context.right, context.severity, sure, Span(*match.span()))
            return


def _broken(content: str, known: Lexicon, hits: Iterable[Hit]) -> Iterator[Wrong]:
    for at, form in hits:
        for phrase, offset in known.forms.whose(form):
            start, end = at - offset, _end_of(content, at, form, phrase, offset)
            if content.startswith(_COURTS, end or 0) and phrase.endswith("人民"):
                continue  # 青泉县人民检察院: of a county whose name is longer
            if end and not _is_said_twice(content, start) and not _is_of_whom(content[start:end], phrase):
                sure = not (_begins_within(known, content, start, phrase) or _ends_within(known, content, end, phrase))
                is_usual = phrase in known.collocations
                if is_usual and not (sure and _is_set_off(known, content, start, end, phrase)):
                    continue
                severity = Severity.WARNING if is_usual else Severity.ERROR if sure else Severity.INFO
                yield Wrong(Span(start, end), phrase, severity, sure and not is_usual, Span(start, end))
                break


_COURTS = ("检察院", "法院", "医院", "政府", "武装部", "代表大会")


def _is_of_whom(said: str, right: str) -> bool:
    """Whether another does what he answers for: 谁审查谁负责 is no slip of 谁审批谁负责."""
    return said[0] == right[0] == _WHO and said[-_ANSWERS:] == right[-_ANSWERS:] and _WHO in said[1:]


def _begins_within(known: Lexicon, content: str, start: int, right: str) -> bool:
    """Whether the first of the characters is the last of a word, and only it is as it should be or is not.

    带领|班子成员 for 领导班子成员, 经常|性教育 for 党性教育.
    """
    is_one = (content[start] == right[0]) != (content[start + 1] == right[1])
    return is_one and content[max(0, start - 1) : start + 1] in known.usual


def _ends_within(known: Lexicon, content: str, end: int, right: str) -> bool:
    """Whether the last of the characters begins a word, or is a verb: 党建工作|实际, 党建工作|作了 for 党建工作室."""
    is_word = content[end - 1 : end + 1] in known.usual or content[end : end + 1] in ("了", "过", "为", "如")
    return is_word and content[end - 1] != right[-1]


def _is_set_off(known: Lexicon, content: str, start: int, end: int, right: str) -> bool:
    """Whether the wrong word of two shares neither end with another word: 人员及|中层 is no slip of 人员集中."""
    if content[start : start + 2] != right[:2]:
        return content[max(0, start - 1) : start + 1] not in known.usual
    return content[end - 1 : end + 1] not in known.usual


def _is_said_twice(content: str, start: int) -> bool:
    """Whether a word of two characters stands there with each said twice: 切切实实做好 is no slip of 切实做好."""
    return start > 0 and content[start - 1] == content[start] and content[start + 1] == content[start + 2]


def _end_of(content: str, at: int, form: str, phrase: str, offset: int) -> int:
    """Where a phrase ends of which four characters from its `offset` on stand wrong at a place; 0 where it isn't it."""
    head, window, tail = phrase[:offset], phrase[offset : offset + WINDOW], phrase[offset + WINDOW :]
    if at < offset or not content.startswith(head, at - offset):
        return 0
    return _end(content, at, form, window, tail)


def _end(content: str, at: int, form: str, window: str, tail: str) -> int:
    """Where a phrase written wrong ends: its rest follows the wrong form; 0 where it doesn't."""
    if sorted(form) == sorted(window) or sum(a != b for a, b in zip(form, window, strict=True)) == 1:
        return at + WINDOW + len(tail) if content.startswith(tail, at + WINDOW) else 0
    rest = window[3] + tail if form[:2] == window[:2] else tail  # one character doubled: its last stands behind
    return at + WINDOW + len(rest) if content.startswith(rest, at + WINDOW) else 0


def _long(content: str, known: Lexicon, near: Iterable[Miss]) -> Iterator[Wrong]:
    for miss in near:
        differing = miss.wrong + miss.instead
        if differing in FREE or not differing or (differing == _NOT and miss.right not in known.closed):
            continue
        if not miss.instead and content[max(0, miss.start - 1) : miss.start] == miss.wrong:
            continue  # 反形式主义、反官僚主义: each part with what stands before the first
        if content[miss.start : miss.end] in (miss.right.replace(f"党{each}", each, 1) for each in _OF_THE_PARTY):
            continue
        likely = _is_likely(miss, known.confusable)
        if _begins_within(known, content, miss.start, miss.right):
            if not miss.wrong:
                continue
            likely = False
        severity = Severity.WARNING if miss.right in known.closed else Severity.INFO
        span = Span(miss.start, miss.end)
        yield Wrong(span, miss.right, Severity.ERROR if likely else severity, likely, span)


_OF_THE_PARTY = ("支部", "组织")
"""What is said without 党 too: 充分发挥支部战斗堡垒作用."""


def _is_likely(miss: Miss, confusable: Confusable) -> bool:
    """Whether one was plainly typed for the other; a character missing or too many is plain too."""
    if not miss.wrong or not miss.instead:
        return True
    return miss.wrong in confusable.others.get(miss.instead, "")


_GRAVE = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def _apart(found: Iterable[Wrong], taken: Sequence[Wrong]) -> list[Wrong]:
    """Those that overlap none taken before them, graver and longer ones first, in order of place."""
    kept: list[Wrong] = []
    covered: set[int] = {at for each in taken for at in range(*each.span)}
    for each in sorted(
        found, key=lambda each: (_GRAVE[each.severity], each.span.start - each.span.end, each.span, each.right)
    ):
        if covered.isdisjoint(range(*each.span)):
            covered.update(range(*each.span))
            kept.append(each)
    return sorted(kept, key=lambda each: each.span)
