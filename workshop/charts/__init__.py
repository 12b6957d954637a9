"""Charts of a plan: each gives a title, a picture, an alternative text and a table from the same data."""

from workshop.charts.chart import Chart, Item
from workshop.charts.gaps import GapRow, gap_chart
from workshop.charts.heat import MOST_COLUMNS, Heads, HeatRow, heat_chart
from workshop.charts.investment import Cash, YearRow, investment_chart
from workshop.charts.links import Knot, links_chart
from workshop.charts.outcomes import Movement, outcome_bar, outcomes_chart
from workshop.charts.ratings import RatingRow, ratings_chart
from workshop.charts.week import WeekRow, week_chart

__all__ = [
    "MOST_COLUMNS",
    "Cash",
    "Chart",
    "GapRow",
    "Heads",
    "HeatRow",
    "Item",
    "Knot",
    "Movement",
    "RatingRow",
    "WeekRow",
    "YearRow",
    "gap_chart",
    "heat_chart",
    "investment_chart",
    "links_chart",
    "outcome_bar",
    "outcomes_chart",
    "ratings_chart",
    "week_chart",
]
