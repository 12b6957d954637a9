"""How near each team's plan is to a signature, for the facilitator alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from workshop.answers import LocalAnswers
from workshop.desk.progress import STYLE
from workshop.desk.reading import report_for
from workshop.plan.rubric import RUBRIC, Score
from workshop.plan.session import Team
from workshop.reports.report import Report
from workshop.reports.sections.score import next_thing, points, scored

MOST_NEXT = 3


def scores_html(answers: LocalAnswers, teams: Sequence[Team], known: Mapping[str, str] | None = None) -> str:
    """Return each team's points of the rubric and the next things to do for it, as HTML.

    ``known`` is what ``score_row`` returns for each team, by its id, where that is known already.
    """
    words = answers.kit.words["notebook"]
    heads = "".join(
        f'<th scope="col">{escape(words[key])}</th>' for key in ("team", "score_points", "score_next")
    )
    rows = "".join(score_row(answers, team) if known is None else known[team.id] for team in teams)
    return (
        f'{STYLE}<div class="workshop-desk"><table><caption>{escape(words["score"])}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
        f'<p class="quiet">{escape(words["score_note"])}</p></div>'
    )


def score_row(answers: LocalAnswers, team: Team) -> str:
    """Return the row of one team."""
    report = report_for(answers, team)
    found = scored(report)
    told = answers.kit.words["notebook"]["score_of"].format(
        points=points(report, found.points), all=len(RUBRIC), band=report.says(f"score_{found.band}")
    )
    cells = f"<td>{escape(told)}</td><td>{_next(found, report)}</td>"
    return f'<tr><th scope="row">{escape(team.name)}</th>{cells}</tr>'


def _next(found: Score, report: Report) -> str:
    items = "".join(f"<li>{escape(line)}</li>" for line in _lines(found, report))
    return f"<ul>{items}</ul>" if items else ""


def _lines(found: Score, report: Report) -> Iterator[str]:
    """Yield the next things to do, gates first."""
    missing = [each for each in found.checks if each.missing]
    missing.sort(key=lambda each: (each.points, not each.check.gate))
    yield from (next_thing(report, each) for each in missing[:MOST_NEXT])
