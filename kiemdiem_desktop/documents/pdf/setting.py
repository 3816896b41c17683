"""The setting of one document: its profile, sheet and fonts with every measure already in points on that sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.documents.content import Document, Inline, Run
from kiemdiem_desktop.documents.pdf.fonts import FontSet, load_fonts
from kiemdiem_desktop.documents.pdf.lines import Balanced, Line, balance, break_lines, spread, words_of
from kiemdiem_desktop.documents.pdf.pieces import Ink, Piece
from kiemdiem_desktop.documents.style import Paper, Profile, TextStyle, load_profile

MM = 72 / 25.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """The sheet and its text area in points."""

    width: float
    height: float
    left: float
    top: float
    text_width: float
    text_height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a block needs to be laid out. ``missing`` collects the characters that the font lacks."""

    profile: Profile
    fonts: FontSet
    area: Area
    scale: float
    ink: Ink
    missing: dict[str, None] = field(default_factory=dict)

    def size(self, points: float) -> float:
        """Return a size of the profile on this sheet."""
        return points * self.scale

    def lines(self, text: Sequence[Inline], size: float, width: float, first_line: float = 0.0) -> list[Line]:
        """Break text for a width; sizes and widths in points."""
        rows = words_of(text, self.fonts, self.missing, MM / size)
        return break_lines(rows, self.fonts, (width - first_line) / size, width / size)

    def styled(self, text: str, style: TextStyle, width: float, groups: Sequence[str] = ()) -> tuple[list[Line], float]:
        """Return the balanced lines of an element and its size.

        The size shrinks towards the style's least where that saves a line or keeps a group of words together; where
        even that does not help a group, one more line does.
        """
        size = self.size(style.size)
        run = Run(text=text.upper() if style.caps else text, bold=style.bold, italic=style.italic)
        best = self._balanced(run, width, size, groups)
        if len(best.lines) == 1 or style.least is None:
            return best.lines, size
        small = self.size(style.least)
        tries = [(best, size), (self._balanced(run, width, small, groups), small)]
        if groups:
            tries.append((self._balanced(run, width, size, groups, more=1), size))
        chosen, size = min(tries, key=lambda tried: (tried[0].inside, len(tried[0].lines)))
        return chosen.lines, size

    def balanced(self, text: str, style: TextStyle, width: float) -> str:
        """Return a text with line ends where its balanced lines break."""
        lines, _ = self.styled(text, style, width)
        broken = "\n".join("".join(span.text for span in line.spans).strip() for line in lines)
        return broken if broken.split() == text.split() else text

    def _balanced(self, run: Run, width: float, size: float, groups: Sequence[str], more: int = 0) -> Balanced:
        rows = words_of((run,), self.fonts, self.missing, MM / size)
        broken = [balance(row, self.fonts, width / size, groups, more) for row in rows]
        return Balanced([line for row in broken for line in row.lines], sum(row.inside for row in broken))

    def baseline(self, size: float, leading: float) -> float:
        """Return how far the baseline lies below the top of a line of exact height."""
        font = self.profile.font
        return (leading + (font.ascent - font.descent) * size) / 2

    def put(self, piece: Piece, line: Line, at: tuple[float, float], size: float, box: tuple[float, str]) -> None:
        """Draw a line into a piece at ``at``, aligned in a box of a width in points."""
        width, align = box
        x, y = at
        extra = 0.0
        if align == "justify":
            line, extra = spread(line, width / size)
        elif align != "left":
            x += (width - line.width * size) * (0.5 if align == "center" else 1.0)
        self.ink.draw(line, piece, (x, y), size, extra)


def setting_of(document: Document) -> Setting:
    """Return the setting that a document asks for. An unknown profile or sheet is a fault of ours and raises."""
    profile = load_profile(document.profile_id)
    paper = profile.papers[document.paper]
    return Setting(
        profile=profile,
        fonts=load_fonts(profile.font.files, profile.boxes.side_em),
        area=_area(paper, landscape=document.landscape),
        scale=paper.scale,
        ink=Ink(
            dot=profile.leader.dot_pt,
            step=profile.leader.step_pt,
            box_side=profile.boxes.side_em,
            box_stroke=profile.boxes.stroke_em,
        ),
    )


def _area(paper: Paper, *, landscape: bool) -> Area:
    width, height = (paper.height, paper.width) if landscape else (paper.width, paper.height)
    return Area(
        width=width * MM,
        height=height * MM,
        left=paper.left * MM,
        top=paper.top * MM,
        text_width=(width - paper.left - paper.right) * MM,
        text_height=(height - paper.top - paper.bottom) * MM,
    )
