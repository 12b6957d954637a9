"""The kit's words in a form."""

from __future__ import annotations

import pytest

from workshop.errors import WorkshopError
from workshop.forms.wording import Wording, marks_of, wording_of
from workshop.kit.formats import Formats
from workshop.kit.loading import Kit
from workshop.plan.session import SessionFacts


def test_a_missing_text_is_told_to_the_one_who_can_add_it() -> None:
    with pytest.raises(WorkshopError) as missing:
        Wording({}, Formats()).say("greeting")
    assert str(missing.value) == (
        "kit/words/form.yaml has no line “greeting: …”. Add it with the text to show."
    )


@pytest.mark.parametrize("text", ["Hello {nobody}", "Hello {}", "Hello {name.first}", "Hello {name"])
def test_an_unknown_placeholder_is_told_to_the_one_who_wrote_it(text: str) -> None:
    with pytest.raises(WorkshopError) as unknown:
        Wording({"greeting": text}, Formats()).say("greeting", name="Ana")
    assert str(unknown.value) == (
        "kit/words/form.yaml, greeting: a word in {braces} is not known. This text may use: {name}."
    )


def test_what_people_typed_is_never_read_as_a_placeholder() -> None:
    wording = Wording({"greeting": "Hello {name}"}, Formats())
    assert wording.say("greeting", name="{0.__class__} {other}") == "Hello {0.__class__} {other}"


def test_a_number_picks_its_text(kit: Kit) -> None:
    wording = wording_of(kit, SessionFacts())
    assert wording.count("shown_levels", 1) == "One level short in 12 months"
    assert wording.count("shown_levels", 3) == "three levels short in 12 months"


@pytest.mark.parametrize(
    ("language", "currency", "written"),
    [
        ("en", "EUR", (".", ",", "€", "")),
        ("de", "EUR", (",", ".", "", "\xa0€")),
        ("fr", "EUR", (",", "\u202f", "", "\xa0€")),
        ("de-CH", "CHF", (".", "\u2019", "CHF\xa0", "")),
        ("sv", "SEK", (",", "\xa0", "", "\xa0kr")),
    ],
)
def test_figures_are_marked_as_the_language_does(
    language: str, currency: str, written: tuple[str, str, str, str]
) -> None:
    marks = marks_of(Formats(language, currency))
    assert (marks["decimal"], marks["group"], marks["before"], marks["after"]) == written
    assert (marks["sizes"], marks["code"]) == ([3, 3], currency)


def test_indian_thousands_are_grouped_as_written_there() -> None:
    assert marks_of(Formats("en-IN", "INR"))["sizes"] == [3, 2]
