"""Outcomes from now to their target, each on a scale of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from workshop.charts import svg
from workshop.charts.chart import Chart, Says

Direction = Literal["up", "down", "stay"]
ROW = 38.0
TOUCHING = 8.0
"""Marks that are nearer than this would hide each other."""
CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class Movement:
    """An outcome's figure, now and wanted.

    Attributes
    ----------
    name
        What is wanted, in the team's words.
    now, target
        The figures; None while not known.
    direction
        Where the figure is to go; None while not chosen.
    now_text, target_text, by_text
        Both figures with their unit and the target's date, as the session's language writes them;
        empty while not known.
    """

    name: str
    now: Decimal | None
    target: Decimal | None
    direction: Direction | None
    now_text: str = ""
    target_text: str = ""
    by_text: str = ""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Where names and lines stand; names are beside their lines, or ``above`` them where it is narrow."""

    width: float
    names: float
    left: float
    right: float
    above: bool = False


WIDE = _Sheet(svg.WIDTH, 172.0, 190.0, svg.WIDTH - 9)
NARROW = _Sheet(svg.PHONE_WIDTH, svg.PHONE_WIDTH, 9.0, svg.PHONE_WIDTH - 9, above=True)


def outcomes_chart(movements: Sequence[Movement], says: Says) -> Chart:
    """Return the outcomes, one line each, with now as a hollow and the target as a filled circle.

    Every line is a scale of its own that holds 0, so that distances along one line are true to the
    figures and lines are not compared with each other.
    """
    title = outcomes_title(movements, says)
    alt = " ".join(outcome_words(movement, says) for movement in movements)
    wide, narrow = (_drawn(movements, sheet, title, alt, says) for sheet in (WIDE, NARROW))
    head = tuple(says(f"chart_outcomes_{key}") for key in ("name", "direction", "now", "target", "by"))
    return Chart(
        title=title,
        alt=f"{title}. {alt}",
        svg=wide,
        head=head,
        rows=tuple(_cells(movement, says) for movement in movements),
        align="llrrl",
        narrow=narrow,
    )


def _drawn(movements: Sequence[Movement], sheet: _Sheet, title: str, alt: str, says: Says) -> str:
    body, top = list[str](), 4.0
    for movement in movements:
        part, height = _row(movement, top, sheet, says)
        between = [svg.stroke(0, sheet.width, top - 1, svg.LINE, 0.6)] if body else []
        body += [*between, *part]
        top += height
    return svg.document(title, alt, body, top, sheet.width)


def outcomes_title(movements: Sequence[Movement], says: Says) -> str:
    """Return what is seen: how many figures rise, fall and stay, and how many are not known."""
    counts = {way: sum(movement.direction == way for movement in movements) for way in ("up", "down", "stay")}
    parts = [says.count(f"chart_outcomes_{way}", number) for way, number in counts.items() if number]
    if not parts:
        return says("chart_outcomes_open")
    sentence = says.listed(parts)
    return sentence[:1].upper() + sentence[1:]


def outcome_words(movement: Movement, says: Says) -> str:
    """Return an outcome's figures in a sentence."""
    now, target = movement.now_text or says("not_known"), movement.target_text or says("not_known")
    key = "chart_outcome_words" if movement.by_text else "chart_outcome_words_no_date"
    return says(key, name=movement.name, now=now, target=target, by=movement.by_text)


def outcome_bar(movement: Movement, says: Says) -> tuple[str, str]:
    """Return one outcome's line without words, and its alternative text, for a narrow place."""
    width, height = 90.0, 17.0
    marks = _marks(movement, 8.5, width - 8.5, height / 2)
    alt = outcome_words(movement, says)
    return svg.document(movement.name, alt, marks, height, width), alt


def _cells(movement: Movement, says: Says) -> tuple[str, ...]:
    way = says(f"direction_{movement.direction}") if movement.direction else says("not_chosen")
    return (
        movement.name,
        way,
        movement.now_text or says("not_known"),
        movement.target_text or says("not_known"),
        movement.by_text or says("no_date"),
    )


def _row(movement: Movement, top: float, sheet: _Sheet, says: Says) -> tuple[list[str], float]:
    names = svg.wrapped(movement.name, sheet.names, bold=sheet.above)
    above = len(names) * svg.LINE_HEIGHT + 5 if sheet.above else 0.0
    middle = top + above + 15
    first = top + 9 if sheet.above else middle + 3.5 - (len(names) - 1) * svg.LINE_HEIGHT / 2
    now, target = positions(movement.now, movement.target, sheet.left, sheet.right)
    drawn = [
        svg.lines(names, 0, first, bold=sheet.above),
        *_marks(movement, sheet.left, sheet.right, middle),
        _beside(_now_words(movement, says), now, middle - 8, sheet, known=bool(movement.now_text)),
        _beside(_target_words(movement, says), target, middle + 15, sheet, known=bool(movement.target_text)),
    ]
    return drawn, ROW + above


def _now_words(movement: Movement, says: Says) -> str:
    return says("chart_now", figure=movement.now_text) if movement.now_text else says("chart_now_open")


def _target_words(movement: Movement, says: Says) -> str:
    if not movement.target_text:
        return says("chart_target_open")
    key = "chart_target" if movement.by_text else "chart_target_no_date"
    return says(key, figure=movement.target_text, by=movement.by_text)


def _beside(words: str, x: float | None, y: float, sheet: _Sheet, *, known: bool) -> str:
    """Return the words of a mark; ``y`` is above it or below, so that two marks' words never meet."""
    fill = svg.INK if known else svg.QUIET
    return svg.inside(words, sheet.left if x is None else x, y, (sheet.left, sheet.right), fill)


def _marks(movement: Movement, left: float, right: float, y: float) -> list[str]:
    now, target = positions(movement.now, movement.target, left, right)
    drawn = [svg.stroke(left, right, y, svg.LINE)]
    if now is not None and target is not None:
        drawn.append(svg.stroke(now, target, y, svg.BLUE, 2.5))
    if target is not None:
        drawn.append(svg.filled(target, y))
    if now is not None:
        touching = target is not None and abs(now - target) < TOUCHING
        drawn.append((svg.ring if touching else svg.hollow)(now, y))
    return drawn


def positions(
    now: Decimal | None, target: Decimal | None, left: float, right: float
) -> tuple[float | None, float | None]:
    """Return where now and target stand on a line whose scale is their own and holds 0.

    >>> positions(Decimal(5), Decimal(10), 0, 100)
    (50.0, 100.0)
    >>> positions(Decimal(-5), None, 0, 100)
    (0.0, None)
    """
    known = [float(value) for value in (now, target) if value is not None]
    least, most = min([0.0, *known]), max([0.0, *known])
    span = most - least
    if span < CLOSE:
        span = 1.0

    def place(value: Decimal | None) -> float | None:
        return None if value is None else left + (float(value) - least) / span * (right - left)

    return place(now), place(target)
