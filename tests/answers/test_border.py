from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.answers.border import Border, Sender
from workshop.answers.port import Edit
from workshop.errors import Refused

FACILITATOR = Sender("facilitator")
OLA = Sender("participant", "Ola", "team-north-1")
NOT_UNDERSTOOD = "This change could not be read and was not stored. Please reload the page."
NOT_A_FIELD = "This field is not part of the exercise. Please reload the page."
BORDER = Border({})


def refusal(sender: Sender = FACILITATOR, **given: object) -> str:
    """Return why an edit is refused; it would be a good one but for what is given."""
    edit = Edit(**{"id": "edit-1", "team": "team-north-1", "path": "about/managers", "value": 3, **given})  # type: ignore[arg-type]
    with pytest.raises(Refused) as refused:
        BORDER.check(edit, sender)
    return str(refused.value)


@pytest.mark.parametrize(
    "broken",
    [
        {"id": ""},
        {"id": 7},
        {"id": "x" * 65},
        {"id": "a b"},
        {"team": None},
        {"team": "north"},
        {"team": "../../../etc/passwd"},
        {"path": ["about", "managers"]},
        {"base": -1},
        {"base": "4"},
        {"base": True},
        {"base": 2**31},
        {"after": 4},
        {"after": "../x"},
    ],
)
def test_what_no_page_of_ours_sends_is_refused(broken: dict[str, object]) -> None:
    assert refusal(FACILITATOR, **broken) == NOT_UNDERSTOOD


@pytest.mark.parametrize(
    "path",
    [
        "",
        "about",
        "about/",
        "about/managers/",
        "/about/managers",
        "about/managers/../owner",
        "outcomes/short/statement",
        "outcomes/outcome-01234/id",
        "outcomes/outcome-01234/__class__",
        "outcomes/outcome-01234/sources",
        "outcomes/outcome-01234/sources/rumours",
        "outcomes/outcome-01234\n/statement",
        "ratings/deal-coaching/today",
        "session/title",
        "teams/team-north-1/name",
        "own/motto",
        "about/managers" + "/x" * 5000,
        "\u0430bout/managers",
    ],
)
def test_a_path_that_the_exercise_does_not_have_is_refused(path: str) -> None:
    assert refusal(path=path) == NOT_A_FIELD


def test_a_participant_writes_for_the_own_team_only() -> None:
    assert BORDER.check(Edit("edit-1", "team-north-1", "about/managers", 3), OLA)[1] == 3
    assert refusal(OLA, team="team-south-1") == (
        "This is another team's answer. You can change your own team's answers only."
    )
    assert refusal(OLA, team="", path="session/title") == "Only the facilitator can change this."


def test_who_may_not_write_somewhere_does_not_learn_what_is_there() -> None:
    assert refusal(OLA, team="team-south-1", path="nowhere") == refusal(OLA, team="team-south-1")


@pytest.mark.parametrize("value", [[1], {"a": {"a": {"a": 1}}}, 4.5, b"x", {1}])
def test_an_answer_is_one_value(value: object) -> None:
    assert refusal(value=value) == "This field takes one answer: text, a figure, yes or no."


@pytest.mark.parametrize("digits", [40, 5000])
def test_a_figure_too_long_to_be_written_is_refused(digits: int) -> None:
    assert refusal(value=-(10**digits)) == "This figure is too long."


def test_a_text_far_too_long_is_refused_before_it_is_looked_at() -> None:
    sentence = "This is 20,001 characters long, far more than the field takes. Please shorten it."
    for path in ("about/sales_strategy", "ask/by"):
        assert refusal(path=path, value="x" * 20_001) == sentence


def test_an_order_worked_out_here_needs_no_value() -> None:
    edit = Edit("edit-1", "team-north-1", "outcomes/outcome-01234/order", "any", after="")
    assert BORDER.check(edit, FACILITATOR)[1] is None


paths = st.sampled_from(
    [
        "about/owner",
        "about/managers",
        "about/day_cost",
        "about/sales_strategy",
        "outcomes/outcome-01234/statement",
        "outcomes/outcome-01234/target",
        "outcomes/outcome-01234/by",
        "outcomes/outcome-01234/order",
        "outcomes/outcome-01234/kind",
        "outcomes/outcome-01234/sources/crm",
        "ratings/deal-coaching/day-0/1",
        "capabilities/deal-coaching/priority",
    ]
)
figures = st.from_regex(r"[-+]?[0-9]{0,20}\.?[0-9]{0,20}([eE][-+]?[0-9]{1,6})?", fullmatch=True)
hostile = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(st.characters(), max_size=300),
    figures,
    st.sampled_from(
        ["NaN", "-Infinity", "1_000", "\ud800", "\x00", "١٢", "2027-02-30", "2027-W01-1", "9" * 40]
    ),
    st.recursive(st.none(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=5),
)


@given(paths, hostile)
def test_whatever_is_typed_is_taken_in_one_form_or_refused_in_a_sentence(path: str, value: object) -> None:
    try:
        _, stored = BORDER.check(Edit("edit-1", "team-north-1", path, value), FACILITATOR)  # type: ignore[arg-type]
    except Refused as refused:
        assert str(refused).endswith((".", "?")) and len(str(refused)) < 400
    else:
        assert stored is None or str(stored).encode("utf-8")
        assert BORDER.check(Edit("edit-1", "team-north-1", path, stored), FACILITATOR)[1] == stored


def test_nobody_says_of_a_teammate_that_they_have_left() -> None:
    path = "people/person-kim-001/left"
    assert refusal(OLA, path=path, value=True) == "Whether somebody has left is noted by the room."
    assert BORDER.check(Edit("edit-1", "team-north-1", path, True), FACILITATOR)[1] is True


@pytest.mark.parametrize("follows", [4, None, "a b", "x" * 65])
def test_what_an_edit_goes_on_from_is_named_by_an_id(follows: object) -> None:
    assert refusal(follows=follows) == NOT_UNDERSTOOD
