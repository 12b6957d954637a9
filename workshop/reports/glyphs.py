"""Which characters the shipped fonts have, and a box for those that none has.

typst refuses a tagged PDF with a character that it cannot draw; so what is missing is found
beforehand, replaced by a box and named, and one character never stops a plan.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from fontTools.ttLib import TTCollection, TTFont, TTLibError

from workshop.errors import WorkshopError

BOX = "\u25a1"
OWN_FAMILY = "Source Sans 3"
"""The plan's own letters; every other family stands in for what it lacks."""
JOINER = "\u200d"
COLLECTIONS = frozenset({".ttc", ".otc"})
FONT_FILES = COLLECTIONS | {".ttf", ".otf"}
# Characters that stand for nothing to be drawn (Unicode's Default_Ignorable_Code_Point).
INVISIBLE = (
    *((0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5)),
    *((0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164)),
    *((0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xE0000, 0xE0FFF)),
)
# What no font may draw: control characters, halves of a pair, private use, unassigned.
NEVER = frozenset({"Cc", "Cs", "Co"})
SKIN_TONES = range(0x1F3FB, 0x1F400)
FIRST_PICTURE = 0x1F000
OGHAM_SPACE = "\u1680"


@lru_cache(maxsize=4096)
def invisible(character: str) -> bool:
    r"""Return whether a character is there to steer the text and is never drawn.

    >>> invisible("\u200d"), invisible("a")
    (True, False)
    """
    code = ord(character)
    return any(first <= code <= last for first, last in INVISIBLE)


def clusters(text: str) -> Iterator[str]:
    """Yield what is drawn as one: a letter with its marks, a picture with what is joined to it.

    >>> [len(cluster) for cluster in clusters("ae\u0301")]
    [1, 2]
    """
    cluster = ""
    for character in text:
        if cluster and not _continues(character, cluster[-1]):
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


def _continues(character: str, before: str) -> bool:
    category = unicodedata.category(character)
    if category[0] == "M" or invisible(character) or ord(character) in SKIN_TONES:
        return True
    return before == JOINER and (category == "So" or ord(character) >= FIRST_PICTURE)


@dataclass(frozen=True)
class Coverage:
    """What the fonts of a folder can draw.

    Attributes
    ----------
    fonts
        The character codes of each font, the plan's own before those that stand in for it.
    families
        The name of each font's family, in the same order.
    """

    fonts: tuple[frozenset[int], ...]
    families: tuple[str, ...] = ()

    def idle(self, text: str) -> frozenset[str]:
        r"""Return the families that have nothing to do with a text: the plan's own letters suffice.

        >>> letters, greek = frozenset(range(32, 127)), frozenset(range(880, 1024))
        >>> fonts = Coverage((letters, greek), (OWN_FAMILY, "Greek"))
        >>> fonts.idle("abc"), fonts.idle("ab\u03b3")
        (frozenset({'Greek'}), frozenset())
        """
        fonts = list(zip(self.families, self.fonts, strict=False))
        own = [codes for family, codes in fonts if family == OWN_FAMILY]
        lacking = {ord(character) for character in set(text)}.difference(
            frozenset.intersection(*own) if own else ()
        )
        busy = {family for family, codes in fonts if family == OWN_FAMILY or codes & lacking}
        return frozenset(self.families) - busy

    def draws(self, cluster: str) -> bool:
        """Return whether one font has everything that a cluster needs, composed or decomposed."""
        if any(unicodedata.category(character) in NEVER for character in cluster):
            return False
        forms = [
            {ord(part) for part in unicodedata.normalize(form, cluster) if not _takes_no_glyph(part)}
            for form in ("NFC", "NFD")
        ]
        return any(form <= font for form in forms for font in self.fonts)


def _takes_no_glyph(character: str) -> bool:
    # Every shaper makes up the width of a space that a font lacks; Ogham's has a stroke.
    space = unicodedata.category(character) == "Zs" and character != OGHAM_SPACE
    return space or invisible(character)


@cache
def _coverage(files: tuple[tuple[Path, int], ...]) -> Coverage:
    fonts = [font for file, _changed in files for font in _fonts(file)]
    fonts.sort(key=lambda font: font[0] != OWN_FAMILY)
    return Coverage(tuple(codes for _family, codes in fonts), tuple(family for family, _codes in fonts))


def _fonts(file: Path) -> list[tuple[str, frozenset[int]]]:
    """Return for each font in a file the name of its family, and the codes of its characters."""
    is_collection = file.suffix.lower() in COLLECTIONS
    try:
        with file.open("rb") as data:
            opened = TTCollection(data, lazy=True) if is_collection else [TTFont(data, lazy=True)]
            return [
                (font["name"].getBestFamilyName() or "", frozenset(font.getBestCmap() or ()))
                for font in opened
            ]
    except (TTLibError, KeyError, OSError) as error:
        raise WorkshopError(
            f"{file} is no font that can be read ({error}). Take it out of the folder."
        ) from error


def coverage(folder: Path) -> Coverage:
    """Return what the fonts in a folder can draw; read once for as long as the files stay the same.

    Raises
    ------
    WorkshopError
        When the folder holds no font, or one that cannot be read.
    """
    found = folder.iterdir() if folder.is_dir() else iter(())
    files = sorted(file for file in found if file.suffix.lower() in FONT_FILES)
    if not files:
        raise WorkshopError(
            f"There are no fonts in {folder}. Copy kit/report/fonts there from the workshop kit."
        )
    return _coverage(tuple((file, file.stat().st_mtime_ns) for file in files))


@dataclass
class Drawable:
    """Makes texts drawable, and keeps what had to be left out.

    Attributes
    ----------
    coverage
        What can be drawn.
    refused
        Characters to replace whatever the fonts say.
    missing
        The characters replaced so far, in the order met.
    """

    coverage: Coverage
    refused: frozenset[str] = frozenset()
    missing: dict[str, None] = field(default_factory=dict)

    def text(self, text: str) -> str:
        """Return the text with a box for each character that no font has.

        >>> ascii_only = Drawable(Coverage((frozenset(range(32, 127)),)))
        >>> ascii_only.text("a\u0903b"), list(ascii_only.missing) == ["\u0903"]
        ('a□b', True)
        """
        if text.isascii() and text.isprintable() and not self.refused:
            return text
        return "".join(self._cluster(cluster) for cluster in clusters(text))

    def own(self, character: str) -> str:
        """Return a character that the plan's own font draws by itself, else a box."""
        lone = not (invisible(character) or unicodedata.category(character)[0] in "MC")
        if lone and character not in self.refused and ord(character) in self.coverage.fonts[0]:
            return character
        self._note(character)
        return BOX

    def _cluster(self, cluster: str) -> str:
        if self._draws(cluster):
            return cluster
        drawn = cluster[0]
        if not self._draws(drawn):
            for character in cluster:
                if not self._draws(character):
                    self._note(character)
            return BOX
        boxes = ""
        for character in cluster[1:]:
            if self._draws(drawn + character):
                drawn += character
            else:
                self._note(character)
                boxes += BOX
        return drawn + boxes

    def _draws(self, cluster: str) -> bool:
        return self.refused.isdisjoint(cluster) and self.coverage.draws(cluster)

    def _note(self, character: str) -> None:
        if not invisible(character):
            self.missing[character] = None


def named(character: str) -> str:
    """Return how a warning calls a character.

    >>> named("\u0f40")
    'U+0F40 TIBETAN LETTER KA'
    """
    name = unicodedata.name(character, "")
    kind = {"Co": "private use", "Cs": "half of a pair", "Cc": "control character", "Cn": "unassigned"}
    return f"U+{ord(character):04X} {name or kind.get(unicodedata.category(character), '')}".rstrip()
