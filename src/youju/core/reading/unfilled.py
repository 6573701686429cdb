"""The marks that stand in a text for what is not filled in."""

LETTERS = "XxＸｘⅩⅹХх"
"""X in every script and width: Latin, full-width, the Roman numeral ten, Cyrillic."""
SHAPES = "×＊*_＿○□△▲■◯"
"""What else stands for a figure, also behind one or two digits of it: 1×, 2**."""
ANY = f"{LETTERS}{SHAPES}✕╳…〇●?？NnＮOoＯ※★☆◎◇◆#＃"
"""All of them."""
