"""The company's look as the HTML plan and the PDF take it: colours, logo, fonts."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from pathlib import Path

from traitlets import Unicode, default

from workshop.kit.loading import kit_folder
from workshop.reports.exporting import SectionsExporter

TINTED = 0.06
"""How much of a colour there is in the paper behind a decision."""
MIME = {".png": "image/png", ".svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class Dress:
    """A look, ready to be used; what is empty stays as the kit has it.

    Attributes
    ----------
    accent
        The colour of headings and marks, which can be read on white.
    stroke
        The colour of lines.
    logo
        A PNG or SVG file.
    fonts
        The name of a font family, or a folder of font files.
    """

    accent: str = ""
    stroke: str = ""
    logo: Path | None = None
    fonts: str = ""

    @property
    def tint(self) -> str:
        """The paper behind a decision: white with a little of the lines' colour."""
        return tinted(self.stroke) if self.stroke else ""

    @property
    def fonts_folder(self) -> Path | None:
        """The folder of font files, where a folder is named."""
        return Path(self.fonts) if self.fonts and Path(self.fonts).is_dir() else None

    @property
    def family(self) -> str:
        """The font family, where a family is named."""
        return "" if self.fonts_folder else self.fonts

    def logo_address(self) -> str:
        """Return the logo as an address that holds the picture itself; empty for none."""
        if self.logo is None:
            return ""
        data = base64.b64encode(self.logo.read_bytes()).decode("ascii")
        return f"data:{MIME[self.logo.suffix.lower()]};base64,{data}"


def tinted(colour: str) -> str:
    """Return white with a little of a colour.

    >>> tinted("#000000"), tinted("#0b6e99")
    ('#f0f0f0', '#f0f6f9')
    """
    parts = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{round(255 + TINTED * (part - 255)):02x}" for part in parts)


class DressedExporter(SectionsExporter):
    """An exporter that takes the kit's template and a company's look."""

    report_folder = Unicode(help="The folder of the templates; the kit's own when not given.").tag(
        config=True
    )
    accent = Unicode(help="The colour of headings and marks, as #rrggbb.").tag(config=True)
    stroke = Unicode(help="The colour of lines, as #rrggbb.").tag(config=True)
    logo = Unicode(help="A PNG or SVG file for the head of page one.").tag(config=True)
    fonts = Unicode(help="The name of a font family, or a folder of font files.").tag(config=True)

    @default("report_folder")
    def _default_report_folder(self) -> str:
        return str(kit_folder() / "report")

    @property
    def dress(self) -> Dress:
        """The look as it was named."""
        logo = Path(self.logo) if self.logo else None
        return Dress(self.accent, self.stroke or self.accent, logo, self.fonts)
