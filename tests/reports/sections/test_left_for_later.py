"""The plan of a short session, and of one whose framework was changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workshop.kit.loading import Kit
from workshop.plan.kinds import Json
from workshop.plan.paths import pattern_of
from workshop.plan.session import SessionFacts
from workshop.reports.opening import report_of
from workshop.reports.report import Report
from workshop.reports.text import plain_text

Values = dict[str, Json]
MakeReport = Callable[..., Report]
SHORT = "90-minutes"


@pytest.fixture
def only_short(samples: list[Values], kit: Kit) -> Values:
    """The complete sample's answers, as far as the short cut asks for them."""
    gone = kit.left_out(SessionFacts(agenda=SHORT))
    return {path: value for path, value in samples[0].items() if pattern_of(path) not in gone}


def said(report: Report) -> str:
    """Everything that the plan says, its annex among it."""
    return " ".join(plain_text(section.blocks) for section in report.whole())


def test_a_short_session_has_a_plan_in_which_nothing_is_missing(
    make_report: MakeReport, only_short: Values
) -> None:
    short, long = make_report(only_short, agenda=SHORT), make_report(only_short)
    for text in (
        "Still open",
        "is still open",
        "no start yet",
        "no date yet",
        "not yet known",
        "No margin is named yet",
    ):
        assert text not in said(short)
    assert "is still open" in said(long) and "no start yet" in said(long)
    assert "“" not in plain_text(short.open_points().blocks)


def test_one_line_says_what_was_left_for_later(make_report: MakeReport, only_short: Values) -> None:
    text = plain_text(make_report(only_short, agenda=SHORT).open_points().blocks)
    assert text.count("Left for later") == 1
    assert "to whom each outcome matters; what causes the obstacles" in text
    assert "Left for later" not in said(make_report(only_short))


def test_what_was_answered_all_the_same_is_printed_and_not_called_left(
    make_report: MakeReport, samples: list[Values]
) -> None:
    short, long = make_report(samples[0], agenda=SHORT), make_report(samples[0])
    assert "Left for later" not in plain_text(short.open_points().blocks)
    assert set(said(long).split()) - set(said(short).split()) == set()


def test_an_empty_short_session_says_left_for_later_where_a_whole_list_was_cut(
    make_report: MakeReport, kit: Kit
) -> None:
    cut = kit.agendas[SHORT].cut
    steps = tuple(
        each.model_copy(update={"blocks": (*each.blocks, "risks", "indicators")})
        if each.step == "investment"
        else each
        for each in cut.steps
    )
    agenda = kit.agendas[SHORT].model_copy(update={"cut": cut.model_copy(update={"steps": steps})})
    shorter = Kit(**{**kit.__dict__, "agendas": {SHORT: agenda}})
    report = make_report({}, own_kit=shorter, agenda=SHORT)
    assert plain_text(report.follow_up().blocks).count("Left for later.") == 2
    assert not [finding for finding in report.findings if finding.rule.startswith(("indicator", "risk"))]


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_part_of_the_answers_makes_a_plan_with_any_agenda_and_framework(
    data: st.DataObject, make_report: MakeReport, samples: list[Values], kit: Kit
) -> None:
    kept = data.draw(st.sets(st.sampled_from(sorted({path.split("/")[0] for path in samples[0]}))))
    values = {path: value for path, value in samples[0].items() if path.split("/")[0] in kept}
    agenda = data.draw(st.sampled_from(sorted(kit.agendas)))
    framework = data.draw(st.sampled_from(sorted(kit.frameworks)))
    assert make_report(values, agenda=agenda, framework=framework).whole()


# ------------------------------------------------------------------ another framework


def test_answers_to_what_another_framework_knows_stand_in_the_annex_whole(
    make_report: MakeReport, samples: list[Values]
) -> None:
    changed = make_report(samples[0], framework="inside-sales")
    annex = plain_text(changed.annex().blocks)
    foreign = annex.split("Answers to capabilities of another framework")[1]
    for text in ("Skill coaching", "Deal and account strategy with sellers", "What will be seen"):
        assert text in foreign
    for path, value in samples[0].items():
        if path.startswith("capabilities/skill-coaching/") and isinstance(value, str) and len(value) > 40:
            assert " ".join(value.split()) in " ".join(foreign.split())


def test_with_its_own_framework_a_plan_has_no_such_heading(full: Report) -> None:
    assert full.orphans == ()
    assert "another framework" not in said(full)


# ------------------------------------------------------------------ figures from elsewhere


def figures(report: Report) -> Iterator[str]:
    """The sections that hold figures from elsewhere."""
    return (section.name for section in report.whole() if "EcSell" in plain_text(section.blocks))


def test_figures_from_elsewhere_stand_in_the_annex_alone_and_only_where_they_are_wanted(full: Report) -> None:
    assert list(figures(full)) == []
    wanted = report_of(full.plan, full.session, full.team, full.kit, with_figures=True)
    assert list(figures(wanted)) == ["annex"]
    unanswered = report_of(full.plan.__class__(), full.session, full.team, full.kit, with_figures=True)
    assert list(figures(unanswered)) == []
