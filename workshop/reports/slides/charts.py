"""Native charts, whose figures open in a spreadsheet."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from workshop.reports.measuring import Box, fitted, text_width
from workshop.reports.slides.deck import Bars
from workshop.reports.slides.texts import described, inert

KINDS = {
    (False, False): XL_CHART_TYPE.COLUMN_CLUSTERED,
    (False, True): XL_CHART_TYPE.BAR_CLUSTERED,
    (True, False): XL_CHART_TYPE.COLUMN_STACKED,
    (True, True): XL_CHART_TYPE.BAR_STACKED,
}
ORDER = (
    MSO_THEME_COLOR.ACCENT_1,
    MSO_THEME_COLOR.ACCENT_2,
    MSO_THEME_COLOR.ACCENT_4,
    MSO_THEME_COLOR.ACCENT_3,
)
NOW = MSO_THEME_COLOR.BACKGROUND_1
SIZE = 12
MOST_NAMES = 0.5
BAR_HEIGHT, KEY_HEIGHT = 56.0, 40.0
NAME_WIDTH, NAME_LINES = 230.0, 2


def add_bars(slide: Any, bars: Bars, box: Box) -> float:
    """Add a chart of bars; return its height."""
    new: Any = CategoryChartData  # comes without types
    data = new(number_format=bars.labels)
    data.categories = [inert(fitted(name, NAME_WIDTH, SIZE, NAME_LINES)) for name in bars.categories]
    for name, figures in bars.series:
        data.add_series(inert(name), figures)
    kind = KINDS[bars.stacked, bars.level]
    if bars.level:  # few bars are not blown up to fill the page
        box = replace(box, height=min(box.height, KEY_HEIGHT + BAR_HEIGHT * len(bars.categories)))
    frame = slide.shapes.add_chart(kind, Pt(box.left), Pt(box.top), Pt(box.width), Pt(box.height), data)
    described(frame, "Chart", bars.alt)
    _dress(frame.chart, bars)
    if bars.level:
        _make_room(frame.chart, list(frame.chart.plots[0].categories), box)
    return box.height


def _dress(chart: Any, bars: Bars) -> None:
    chart.font.size = Pt(SIZE)
    chart.has_title = False
    chart.has_legend = len(bars.series) > 1
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False
    chart.value_axis.has_major_gridlines = False
    chart.value_axis.visible = False
    chart.value_axis.minimum_scale = 0
    chart.category_axis.format.line.color.theme_color = MSO_THEME_COLOR.BACKGROUND_2
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    chart.category_axis.has_major_gridlines = False
    offset = chart.category_axis._element.find(qn("c:lblOffset"))
    if offset is not None:  # every bar keeps its name
        offset.addnext(parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>'))
    if bars.level:  # the first category at the top, as one reads
        chart.category_axis.reverse_order = True
    plot = chart.plots[0]
    plot.gap_width = 45
    plot.overlap = 100 if bars.stacked else -10
    plot.has_data_labels = True
    plot.data_labels.number_format, plot.data_labels.number_format_is_linked = bars.labels, False
    plot.data_labels.font.size = Pt(SIZE)
    if not bars.stacked:
        plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
    for series, colour in zip(plot.series, _colours(len(bars.series), bars.stacked), strict=False):
        series.format.fill.solid()
        if colour == NOW:  # hollow, so that it is told apart in black and white too
            series.format.line.color.theme_color = MSO_THEME_COLOR.TEXT_2
            series.format.line.width = Pt(1)
        series.format.fill.fore_color.theme_color = colour
        series.invert_if_negative = False
        if bars.stacked and colour == MSO_THEME_COLOR.ACCENT_1:
            labels = series.data_labels
            labels.show_value = True
            labels.number_format, labels.number_format_is_linked = bars.labels, False
            labels.font.size = Pt(SIZE)
            labels.font.color.theme_color = MSO_THEME_COLOR.BACKGROUND_1


def _make_room(chart: Any, names: list[str], box: Box) -> None:
    """Give the names of bars the width that they take, so that none is wrapped or left out."""
    widest = max(text_width(name, SIZE) for name in names)
    left = min(MOST_NAMES, widest / box.width + 0.02)
    top = KEY_HEIGHT * 0.8 / box.height if chart.has_legend else 0.01
    places = {"x": left, "y": top, "w": 0.94 - left, "h": 0.98 - top}
    area = chart._chartSpace.chart.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    modes = '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    sizes = "".join(f'<c:{name} val="{value:.3f}"/>' for name, value in places.items())
    area.insert(
        0, parse_xml(f"<c:layout {nsdecls('c')}><c:manualLayout>{modes}{sizes}</c:manualLayout></c:layout>")
    )


def _colours(number: int, stacked: bool) -> tuple[MSO_THEME_COLOR, ...]:
    """Return the colours in order; side by side, what is now comes first and is hollow."""
    if number > 1 and not stacked:
        return NOW, ORDER[0], *ORDER[2:]
    return ORDER
