"""How far each team has come, as a table that reads without colour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from workshop.desk.place import DeskAnswers
from workshop.kit.definitions import Step
from workshop.kit.progress import StepProgress, progress
from workshop.plan.session import Team

MARKS = {"empty": "○", "begun": "◐", "complete": "●"}
STYLE = """<style>
.workshop-desk { font: 15px/1.5 system-ui, "Noto Sans", sans-serif;
  color: var(--jp-content-font-color1, #1b1f24); }
.workshop-desk img { max-width: 100%; height: auto; }
.widget-html-content:has(> .workshop-desk) { min-width: 0; }
.workshop-desk table { border-collapse: collapse; }
.workshop-desk caption { text-align: left; font-weight: 600; padding: 4px 0; }
.workshop-desk th, .workshop-desk td { border-bottom: 1px solid var(--jp-border-color2, #d0d7de);
  padding: 8px 14px 8px 0; text-align: left; vertical-align: top; font-weight: 400; }
.workshop-desk thead th { font-size: 13px; color: var(--jp-content-font-color2, #57606a); max-width: 13em; }
.workshop-desk tr > th:first-child, .workshop-desk .here { font-weight: 600; }
.widget-html-content:has(> .workshop-desk) { min-width: 0; }
.workshop-beside table { display: block; overflow-x: auto; font-size: 13px; }
.workshop-desk.workshop-beside :is(th, td) { padding: 6px 10px 6px 0; }
.workshop-desk .quiet { font-size: 13px; color: var(--jp-content-font-color2, #57606a); }
</style>"""


def of_team(answers: DeskAnswers, team: Team) -> dict[str, StepProgress]:
    """Return how far a team has come with each step that the session's agenda asks, by the step's id."""
    plan, facts = answers.plan(team.id), answers.session().facts
    framework = answers.kit.framework_asked(facts)
    return {step.id: progress(step, plan, framework) for step in answers.kit.asked(facts)}


def table(answers: DeskAnswers, teams: Sequence[Team], here: str = "") -> str:
    """Return the teams, one a row, with their state in each step that has a number, as HTML.

    Parameters
    ----------
    answers
        The session's answers, as the facilitator or one of the teams may see them.
    teams
        The rows.
    here
        The step at which we are; its column stands out, and is there also without a number.
    """
    words = answers.kit.words["notebook"]
    asked = answers.kit.asked(answers.session().facts)
    steps = [step for step in asked if step.number is not None or step.id == here]
    heads = "".join(_head(step, step.id == here) for step in steps)
    rows = "".join(_row(answers, team, [step.id for step in steps], here, words) for team in teams)
    return (
        f'{STYLE}<div class="workshop-desk"><table><caption>{escape(words["progress"])}</caption>'
        f'<thead><tr><th scope="col">{escape(words["team"])}</th>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _head(step: Step, here: bool) -> str:
    mark = ' class="here" aria-current="step"' if here else ""
    return f'<th scope="col"{mark}>{escape(step.heading())}</th>'


def _row(answers: DeskAnswers, team: Team, steps: Sequence[str], here: str, words: Mapping[str, str]) -> str:
    states = of_team(answers, team)
    cells = "".join(_cell(states[step], step == here, words) for step in steps)
    return f'<tr><th scope="row">{escape(team.name)}</th>{cells}</tr>'


def _cell(state: StepProgress, here: bool, words: Mapping[str, str]) -> str:
    mark = ' class="here"' if here else ""
    text = f'<span aria-hidden="true">{MARKS[state.state]}</span> {escape(words[f"state_{state.state}"])}'
    if state.state != "begun":
        return f"<td{mark}>{text}</td>"
    still = words["open_one"] if state.open == 1 else words["open_many"].format(count=state.open)
    return f'<td{mark}>{text}<br><span class="quiet">{escape(still)}</span></td>'
