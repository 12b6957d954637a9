"""Persons are picked, or added by name where they are needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

OpenForm = Callable[..., Any]
ANA: dict[str, Any] = {"people/person-0001/name": "Ana Ferreira", "people/person-0001/order": "a0"}


def test_a_person_is_picked(open_form: OpenForm) -> None:
    form = open_form("about-us", ANA)
    form.field("about/owner").locator("select").select_option(label="Ana Ferreira")
    form.saved()
    assert form.value("about/owner") == "person-0001"


def test_a_person_is_added_by_name_and_then_known_everywhere(page: Page, open_form: OpenForm) -> None:
    form = open_form("about-us", ANA)
    field = form.field("about/sponsor")
    field.locator("select").select_option("+")
    expect(field.get_by_label("Name")).to_be_focused()
    page.keyboard.type("Jide Okafor")
    page.keyboard.press("Tab")
    page.keyboard.type("Chief executive")
    field.get_by_role("button", name="Done").click()
    form.saved()
    sponsor = form.value("about/sponsor")
    assert len(sponsor) == 11
    people = {person.id: person for person in form.answers.plan("team-nordics").people}
    assert (people[sponsor].name, people[sponsor].role) == ("Jide Okafor", "Chief executive")
    assert list(people) == ["person-0001", sponsor]
    expect(field.locator("select option:checked")).to_have_text("Jide Okafor")
    expect(form.field("about/owner").locator("select")).to_contain_text("Jide Okafor")


def test_nobody_is_added_without_a_name(open_form: OpenForm) -> None:
    form = open_form("about-us")
    field = form.field("about/owner")
    field.locator("select").select_option("+")
    field.get_by_role("button", name="Done").click()
    expect(field.locator("select option:checked")).to_have_text("Choose a name …")
    assert form.answers.plan("team-nordics").people == ()


def test_the_same_name_again_is_the_same_person(open_form: OpenForm) -> None:
    form = open_form("about-us", ANA)
    field = form.field("about/owner")
    field.locator("select").select_option("+")
    field.get_by_label("Name").fill("ana ferreira ")
    field.get_by_role("button", name="Done").click()
    form.saved()
    assert form.value("about/owner") == "person-0001"
    assert [person.id for person in form.answers.plan("team-nordics").people] == ["person-0001"]


def test_a_person_is_renamed_in_place(open_form: OpenForm) -> None:
    form = open_form("about-us", {**ANA, "about/owner": "person-0001"})
    field = form.field("about/owner")
    field.get_by_role("button", name="Change Ana Ferreira's name or role").click()
    field.get_by_label("Name").fill("Ana Maria Ferreira")
    field.get_by_role("button", name="Done").click()
    form.saved()
    assert form.answers.plan("team-nordics").person("person-0001") == "Ana Maria Ferreira"
