"""Make resources/fonts/GoujiSansSC-Regular.otf, the fallback Chinese font.

    python build/make_font.py [NotoSansCJK-Regular.ttc]

A subset of Noto Sans SC (Debian package fonts-noto-cjk): GB 2312 with its 6763 ideographs, the
5401 common ones of Big5, ASCII, the punctuation, signs and arrows that the program prints, and characters
of names. It is loaded where the system has no Chinese font, and for printed memos.

The character map leaves out the radical blocks (U+2E80–U+2FDF): Noto maps them to the same glyphs
as the ideographs, Qt then writes the radical into a PDF's text layer, and nobody can search it.

fonttools is needed for this script only. The same source font and the same fonttools give the same bytes.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "resources" / "fonts" / "GoujiSansSC-Regular.otf"
FAMILY = "Gouji Sans SC"
POSTSCRIPT = "GoujiSansSC-Regular"
SOURCE_FACE = "Noto Sans CJK SC"
RADICALS = range(0x2E80, 0x2FE0)

RANGES: tuple[tuple[int, int], ...] = (
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x00FF),  # Latin-1: ± × ÷ · §
    (0x2010, 0x2027),  # dashes, quotes, ellipsis
    (0x2030, 0x203E),  # per mille, primes, reference mark
    (0x2070, 0x208E),  # superscripts and subscripts
    (0x2103, 0x2103),  # ℃
    (0x2116, 0x2116),  # №
    (0x2160, 0x216B),  # Roman numerals
    (0x2190, 0x2199),  # arrows
    (0x2460, 0x249B),  # ① … ⑳, ⑴ …, 1. …
    (0x25A0, 0x25FF),  # squares, triangles, circles
    (0x2605, 0x2606),  # stars
    (0x3000, 0x301F),  # 、。〇〈〉《》「」〔〕
    (0x3220, 0x3229),  # ㈠ …
    (0xFE50, 0xFE6B),  # small forms: ﹐﹣
    (0xFF01, 0xFF5E),  # full-width forms
    (0xFFE0, 0xFFE6),
)
NAMES = (
    "硚垵垟塆堽墈埇圳埠垭埗塬塝墩崾崮峁峧岽嵴涞浉洺浥涘淯湟潩滏滹沭泖泸洣溇溆漈滘濉濮氿湴沕浞浬"
    "郏郫郯郾鄄鄞鄠鄱邛邗邡邽郗酂鄚隰隗陉陂陬垻墕礐碶碥磏硖磴磻坭坨坂坜坫垌垴塅塍墁墚壩"
    "喆堃垚芃玥珺湉祎祺琤璟翀晔暕昉昕晞暾曈熠燚焱犇骉飏飐甦甯赟赪龑頔颋颢颙鋆锴镕镠钖铖钤铉铼"
    "禤晗晁旸昳昇昺玘玕玙玚玠玢玦珂珅珉珙珣珩琎琚琛琨琬琯瑀瑄瑢瑭璆璈璠璥璩璿瓒瓘薳芈苈茆茼荙莜莳菀菂"
    "萩葜葭蓼蕲蘅蘧沄沅泓泠泮泱洹浠浼涢淏淄渌渼湜溁溧溦滢漪漯潆潇潞潢潽澍澧澴濂濡瀍瀛灞"
    "亀斉歯竜"
)
"""Characters of place and personal names, many of them outside GB 2312, and four that the program knows."""
SIGNS = "☐☑☒✗➢−∑√∞≈≠≡≤≥∈∩∪∠∥⊥⌒⌘⇧⏎⇒⇔✓─│┌┐└┘├┤┬┴┼━┃•…€™▸▹►▾◂◃◄"


def wanted() -> set[int]:
    """The code points the font is to have, as far as the source font has them."""
    points = {point for first, last in RANGES for point in range(first, last + 1)}
    points.update(map(ord, SIGNS + NAMES))
    for row in (*range(0xA1, 0xAA), *range(0xB0, 0xF8)):
        for cell in range(0xA1, 0xFF):
            points.update(map(ord, bytes((row, cell)).decode("gb2312", "ignore")))
    for row in range(0xA4, 0xC7):
        for cell in range(0x40, 0xFF):
            points.update(map(ord, bytes((row, cell)).decode("big5", "ignore")))
    return points - set(RADICALS)


def find_source() -> Path:
    """The file of Noto Sans CJK Regular on this system; exits with a sentence if there is none."""
    candidates = [Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")]
    if shutil.which("fc-list"):
        listed = subprocess.run(
            ["fc-list", f":family={SOURCE_FACE}:style=Regular", "file"],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        candidates += [Path(line.split(":")[0]) for line in sorted(listed.stdout.splitlines())]
    for path in candidates:
        if path.is_file():
            return path
    sys.exit(
        "Noto Sans CJK was not found: install the package fonts-noto-cjk, or give the path of the .ttc file."
    )


def make(source: Path, target: Path, points: Iterable[int]) -> None:
    """Write the subset of the SC face of ``source`` with the given code points to ``target``."""
    from fontTools import subset
    from fontTools.ttLib import TTCollection

    face = next(font for font in TTCollection(str(source)).fonts if _family(font) == SOURCE_FACE)
    options = subset.Options()
    options.layout_features = []
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "DSIG"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.name_languages = [0x409]
    options.name_legacy = False
    options.notdef_outline = True
    options.hinting = False
    face.recalcTimestamp = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(face)
    face["OS/2"].ulCodePageRange1 = 1 << 0 | 1 << 18  # Latin 1, Simplified Chinese
    _rename(face)
    target.parent.mkdir(parents=True, exist_ok=True)
    face.save(str(target))


def _family(font: TTFont) -> str:
    return str(font["name"].getDebugName(1))


def _rename(font: TTFont) -> None:
    """Name the subset clearly as one: it is not Noto Sans any more."""
    names = {
        1: FAMILY,
        2: "Regular",
        3: f"{POSTSCRIPT};subset of {SOURCE_FACE}",
        4: f"{FAMILY} Regular",
        6: POSTSCRIPT,
    }
    for id, text in names.items():
        font["name"].setName(text, id, 3, 1, 0x409)
    top = font["CFF "].cff
    top.fontNames = [POSTSCRIPT]
    top.topDictIndex[0].FullName = f"{FAMILY} Regular"
    top.topDictIndex[0].FamilyName = FAMILY


def main() -> None:
    """Make the font and say what it holds."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("source", nargs="?", type=Path, help="NotoSansCJK-Regular.ttc")
    parser.add_argument("-o", "--output", type=Path, default=TARGET)
    arguments = parser.parse_args()
    points = wanted()
    make(arguments.source or find_source(), arguments.output, points)
    print(f"{arguments.output}: {arguments.output.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
