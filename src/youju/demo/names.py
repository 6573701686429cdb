"""Invented names of people, places, companies and sites.

Characters are chosen so that no combination is a place known to us, or somebody known from the history of the Party
or the State. People's names are common ones, as on a real roster: somebody may well be called so.
"""

from datetime import date
from random import Random

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
    "姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
SURNAME_WEIGHTS = tuple(1000 // (rank + 6) for rank in range(len(SURNAMES)))
MEN = ("伟磊涛斌辉健杰超亮鑫浩龙旭宇炜晟钧栋", "志建文永俊宏海晓家子成玉明兴振学光庆", "林辉杰飞斌才旺胜坤厚年宽")
WOMEN = ("静敏燕艳丽霞芳娟玲婷雪倩慧颖琳洁萍莉", "晓玉丽秀海春文雪慧如红月素淑雅婉", "玲芳燕梅琴霞娟莲英芬蓉萍洁")
SHORT_NAMES = 0.3
"""The share of given names of one character; with common surnames they make the homonyms of a real roster."""

PLACE_FIRST = "霁缃翎霭笙黛岫谧芷苒澹璟栎蘅聿昀"
PLACE_SECOND = "川岭坪湾原峪浦屿陂泽垭塬汀皋"
TRADES = ("路桥", "市政", "水工", "房建", "安装", "隧道", "轨道", "航务", "电力", "装饰")
STRUCTURES = (
    "大桥",
    "隧道",
    "水库",
    "快速路",
    "污水处理厂",
    "换乘站",
    "安置房",
    "码头",
    "产业园",
    "变电站",
    "管廊",
    "体育馆",
)
GROUP = "缃岭建设集团"
ORDINALS = "一二三四五六七八九十"


def person_name(rng: Random, is_man: bool) -> str:
    """A personal name, surnames as common as they are."""
    single, first, second = MEN if is_man else WOMEN
    surname = rng.choices(SURNAMES, SURNAME_WEIGHTS)[0]
    if rng.random() < SHORT_NAMES:
        return surname + rng.choice(single)
    return surname + rng.choice(first) + rng.choice(second)


def born_on(rng: Random, since: date, least: int, most: int) -> date:
    """The birthday of somebody of that age on a day."""
    return date(since.year - rng.randint(least, most), rng.randint(1, 12), rng.randint(1, 28))


def places(rng: Random) -> list[str]:
    """All place names, shuffled."""
    names = [first + second for first in PLACE_FIRST for second in PLACE_SECOND]
    rng.shuffle(names)
    return names


def company_name(rng: Random, number: int) -> str:
    """The name of a company or a headquarters below the group: another for each number, with the same randomness."""
    names = places(rng)
    turn, place = divmod(number, len(names))
    round_, shift = divmod(turn, len(TRADES))
    branch = f"第{ordinal(round_ + 1)}" if round_ else ""
    return f"{names[place]}{TRADES[(place + shift) % len(TRADES)]}{branch}"


def site_names(rng: Random, count: int) -> list[str]:
    """So many different construction sites."""
    names = places(rng)
    return [f"{names[number % len(names)]}{rng.choice(STRUCTURES)}" for number in range(count)]


def ordinal(number: int) -> str:
    """一 to 九十九."""
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else ORDINALS[tens - 1] + "十"
    return head + (ORDINALS[ones - 1] if ones else "")
