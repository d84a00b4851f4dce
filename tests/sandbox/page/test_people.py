"""Who you are: the picker, the address, two windows, guests, what is unread."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.sandbox.driving import Control
from tests.sandbox.page.axe import violations
from tests.sandbox.page.conftest import OpenAs
from tests.sandbox.page.looking import article, composer, place, suggestions
from tests.sandbox.page.practice import PracticeBot

pytestmark = pytest.mark.browser


def picker(page: Page) -> str:
    return page.get_by_role("combobox", name="Je bent").input_value()


def test_another_person_sees_their_own_channels_and_is_kept_in_the_address(
    open_afresh: OpenAs,
) -> None:
    page = open_afresh("inkoper", channel="overleg")
    everybody = page.get_by_role("combobox", name="Je bent")
    names = ["Inkoper", "Coördinator", "Teamleider BOR", "Adviseur (gast)"]
    expect(everybody.get_by_role("option")).to_have_text(names)
    everybody.select_option("Teamleider BOR")
    expect(page).to_have_url(re.compile(r"as=teamleider&channel=bor"))
    expect(place(page, "#overleg")).to_have_count(0)
    expect(composer(page, "#bor")).to_be_visible()
    page.reload()
    expect(composer(page, "#bor")).to_be_visible()
    assert picker(page) == "teamleider"


def test_back_goes_to_where_you_were(open_afresh: OpenAs) -> None:
    page = open_afresh("inkoper")
    place(page, "#inkoop").click()
    expect(composer(page, "#inkoop")).to_be_visible()
    page.go_back()
    expect(composer(page, "#bor")).to_be_visible()
    expect(place(page, "#bor")).to_have_attribute("aria-current", "page")


def test_two_windows_are_two_people(open_as: OpenAs) -> None:
    mine, theirs = open_as("inkoper"), open_as("adviseur")
    composer(mine).fill("Kijk je mee?")
    composer(mine).press("Enter")
    expect(article(theirs, "Kijk je mee?")).to_be_visible()
    composer(theirs).fill("Zeker")
    composer(theirs).press("Enter")
    answer = article(mine, "Zeker")
    expect(answer).to_contain_text("gast")
    expect(answer.get_by_text("Adviseur", exact=True)).to_be_visible()


def test_a_channel_with_something_new_is_marked_until_it_is_read(
    open_afresh: OpenAs, control: Control
) -> None:
    control.post("/message", channel="inkoop", user="coordinator", text="Gisteren gezegd")
    page = open_afresh("inkoper")
    link = place(page, "#inkoop")
    expect(link).not_to_have_accessible_description("ongelezen")
    control.post("/message", channel="inkoop", user="coordinator", text="Net gezegd")
    expect(link).to_have_accessible_description("ongelezen")
    expect(page).to_have_title(re.compile(r"^\(1\) #bor · Inkoper"))
    link.click()
    expect(article(page, "Net gezegd")).to_be_visible()
    expect(page.get_by_text("Nieuw", exact=True)).to_be_visible()
    expect(link).not_to_have_accessible_description("ongelezen")
    expect(page).to_have_title(re.compile(r"^#inkoop"))


def test_news_for_somebody_else_is_one_click_away(open_as: OpenAs, bot: PracticeBot) -> None:
    page = open_as("inkoper")
    bot.say("DCOORDINATOR", "Morgen is het overleg.")
    page.get_by_role("list", name="Nieuw voor anderen").get_by_role("button").click()
    expect(article(page, "Morgen is het overleg.")).to_be_visible()
    assert picker(page) == "coordinator"
    expect(page.get_by_text("Nieuw voor anderen")).to_be_hidden()


def test_a_channel_that_is_not_yours_says_so(open_as: OpenAs) -> None:
    page = open_as("teamleider", channel="overleg")
    expect(page.get_by_text("#overleg is er niet, of je zit er niet in.")).to_be_visible()
    expect(composer(page, "#overleg")).to_be_hidden()


def test_places_are_marked_and_tell_who_is_in_them(open_as: OpenAs) -> None:
    page = open_as("coordinator", channel="markt")
    marked = place(page, "#markt")
    expect(marked).to_have_accessible_description("gedeeld met mensen van buiten")
    expect(place(page, "#overleg")).to_have_accessible_description("besloten")
    expect(place(page, "#inkoop")).not_to_have_attribute("aria-describedby", re.compile("."))
    page.get_by_text("3 leden").click()
    members = page.get_by_role("list", name="Leden").get_by_role("listitem")
    expect(members).to_have_text(
        ["CoördinatorMVOI-coördinator · @inkopers", "AdviseurgastBureau Groen", "Vaandelbot"]
    )
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(members).to_have_count(0)


def test_a_guest_sees_only_where_they_are_in(open_as: OpenAs, control: Control) -> None:
    control.post("/command", channel="inkoop", user="adviseur", command="/leave")
    page = open_as("adviseur", channel="markt")
    channels = page.get_by_role("navigation", name="Kanalen")
    expect(channels.get_by_role("link")).to_have_text(["Vaandel", "#bor", "#markt"])


def test_a_group_is_mentioned_by_its_handle(open_as: OpenAs, control: Control) -> None:
    mine = open_as("inkoper")
    about = "Inkoop en contract · @inkopers"
    expect(mine.get_by_role("combobox", name="Je bent")).to_have_accessible_description(about)
    composer(mine).press_sequentially("Dag @inko")
    expect(suggestions(mine)).to_have_text(["@Inkoper", "@inkopersHet inkoopteam"])
    composer(mine).press("ArrowDown")
    composer(mine).press("Enter")
    composer(mine).press("Enter")
    mention = article(mine, "Dag @inkopers").get_by_text("@inkopers")
    expect(mention).to_have_attribute("title", "Het inkoopteam: Inkoper, Coördinator")
    assert control.texts("bor") == ["Dag <!subteam^SINKOPERS>"]


def test_an_archived_channel_can_only_be_read(open_as: OpenAs, control: Control) -> None:
    control.post("/message", channel="bor", user="inkoper", text="Dat was het")
    page = open_as("inkoper")
    expect(composer(page)).to_be_visible()
    control.post("/command", channel="bor", user="inkoper", command="/archive")
    expect(composer(page)).to_be_hidden()
    expect(article(page, "Dat was het")).to_be_visible()
    expect(page.get_by_role("main").get_by_text("gearchiveerd", exact=True)).to_be_visible()
