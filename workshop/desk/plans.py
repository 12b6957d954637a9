"""A button that makes the written plans, and the files that came of it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from html import escape
from pathlib import Path
from urllib.parse import quote

import ipywidgets

from workshop.answers import LocalAnswers
from workshop.desk.controls import LABELS, WIDE, offer
from workshop.desk.progress import STYLE
from workshop.errors import WorkshopError
from workshop.reports.making import PLANS, PlanResult, make_plans, number_of_plans
from workshop.reports.pace import Pace, clock


class PlanMaker(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """Makes the plan of every team, or of one, and links to what was made."""

    def __init__(self, answers: LocalAnswers) -> None:
        self.answers = answers
        self.words: Mapping[str, str] = answers.kit.texts("notebook")
        self.team = ipywidgets.Dropdown(description=self.words["team"], layout=WIDE, style=LABELS)
        self.results: list[PlanResult] = []
        self.button = ipywidgets.Button(
            description=self.words["make_plans"],
            button_style="primary",
            layout=ipywidgets.Layout(width="auto", min_height="44px"),
        )
        self.button.on_click(lambda _button: self.make())
        self.bar = ipywidgets.IntProgress(layout=ipywidgets.Layout(visibility="hidden", width="240px"))
        self.said = ipywidgets.HTML()
        self.files = ipywidgets.Output()
        row = ipywidgets.HBox([self.button, self.bar], layout=ipywidgets.Layout(align_items="center"))
        title = ipywidgets.HTML(f"<h3>{escape(self.words['plans'])}</h3>")
        super().__init__([title, self.team, row, self.said, self.files])
        self.look()

    def look(self) -> None:
        """Offer the teams as they are now."""
        teams = self.answers.session().teams
        offer(self.team, [(self.words["plans_of_all"], ""), *((each.name, each.id) for each in teams)])

    def forget(self) -> None:
        """Take away what was made before the teams changed; the files stay."""
        self.results = []
        self.said.value = ""
        self.files.outputs = ()

    def make(self) -> None:
        """Make the plans that are asked for, saying how many are done."""
        self.forget()
        asked = [self.team.value] if self.team.value else None
        all_plans = number_of_plans(self.answers.place, len(self.answers.session().teams))
        pace = Pace(len(asked) if asked else all_plans)
        self.button.disabled = True
        self.bar.max, self.bar.value, self.bar.layout.visibility = max(1, pace.total), 0, "visible"
        self.said.value = f'<p role="status">{escape(self.words["making_plans"])}</p>'
        try:
            for result in make_plans(self.answers.place, asked):
                self.results.append(result)
                pace.count(result)
                self.bar.value = pace.done
                self._say(how_far(pace, self.words))
            self._say(self.words["plans_where"].format(folder=self.answers.place / PLANS))
        except WorkshopError as error:
            self.said.value = f'<p role="alert">{escape(str(error))}</p>'
        finally:
            self.button.disabled = False
            self.bar.layout.visibility = "hidden"
        # As an output, not as a widget: JupyterLab then follows its links from the notebook's folder.
        made = {"text/html": files_html(self.results, Path.cwd(), self.words), "text/plain": self.said.value}
        self.files.outputs = ({"output_type": "display_data", "data": made, "metadata": {}},)

    def _say(self, text: str) -> None:
        self.said.value = f'<p role="status">{escape(text)}</p>'


def how_far(pace: Pace, words: Mapping[str, str]) -> str:
    """Return how many plans are done, how quickly, and how long the rest takes, as far as that is known."""
    done = words["making_of"].format(done=pace.done, all=pace.total)
    rate = words.get("making_rate", "")  # a session of an earlier kit has no word for it
    if not pace.a_minute or not pace.left:
        return done
    return f"{done} {rate.format(rate=f'{pace.a_minute:.0f}', left=clock(pace.left))}".rstrip()


def files_html(results: list[PlanResult], here: Path, words: Mapping[str, str]) -> str:
    """Return a table of what was made, with links that JupyterLab follows from the notebook's folder."""
    rows = "".join(
        f'<tr><th scope="row">{escape(result.team)}</th><td>{_outcome(result, here, words)}</td></tr>'
        for result in results
    )
    return f'{STYLE}<div class="workshop-desk"><table><tbody>{rows}</tbody></table></div>' if rows else ""


def _outcome(result: PlanResult, here: Path, words: Mapping[str, str]) -> str:
    if result.error:
        ran = f" {_link(result.ran, here, words.get('plan_ran', result.ran.name))}" if result.ran else ""
        return f"{escape(words['plan_failed'])}: {escape(result.error)}{ran}"
    links = " · ".join(_link(file, here, name_of(file, result, words)) for file in result.files)
    notes = "".join(f'<br><span class="quiet">{escape(warning)}</span>' for warning in result.warnings)
    return links + notes


def name_of(file: Path, result: PlanResult, words: Mapping[str, str]) -> str:
    """Return what a file is called beside its team: its kind, or its name where the kit has no word."""
    is_part = file.stem != result.files[-1].stem
    return words.get("file_page_one" if is_part else f"file_{file.suffix[1:]}", file.name)


def _link(file: Path, here: Path, name: str) -> str:
    address = quote(Path(os.path.relpath(file, here)).as_posix())
    return f'<a href="{address}" target="_blank">{escape(name)}</a>'
