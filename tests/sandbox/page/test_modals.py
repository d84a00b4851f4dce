"""Forms: mistakes at their fields, what is typed stays, the keyboard stays inside."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Route, expect

from tests.sandbox.driving import Control
from tests.sandbox.page.conftest import OpenAs
from tests.sandbox.page.looking import composer, open_form
from tests.sandbox.page.practice import PracticeBot, form

pytestmark = pytest.mark.browser


def value_of(submitted: dict[str, Any], block: str) -> object:
    return submitted[block]["value"]["value"]


def alert_at(form: Locator, label: str) -> Locator:
    group = form.get_by_role("group").filter(has=form.page.get_by_label(label))
    return group.get_by_role("alert")


def test_a_mistake_is_told_at_its_field_and_mended(open_as: OpenAs, bot: PracticeBot) -> None:
    page = open_as("inkoper")
    form = open_form(page)
    form.get_by_role("button", name="Aanmelden").click()
    expect(form.get_by_role("alert")).to_have_text(["Vul dit veld in."] * 2)
    title = form.get_by_label("Wat ga je inkopen?")
    expect(title).to_be_focused()
    expect(title).to_have_accessible_description("Vul dit veld in. Kort.")
    assert not bot.submitted
    title.fill("Straatverlichting")
    value = form.get_by_label("Geschatte waarde")
    value.fill("veel")
    form.get_by_label("Klimaat").check()
    form.get_by_role("button", name="Aanmelden").click()
    expect(alert_at(form, "Geschatte waarde")).to_have_text('"veel" herken ik niet als bedrag.')
    expect(value).to_be_focused()
    expect(value).to_have_accessible_description('"veel" herken ik niet als bedrag.')
    expect(value).to_have_value("veel")
    expect(form.get_by_label("Klimaat")).to_be_checked()
    value.fill("250.000")
    form.get_by_role("button", name="Aanmelden").click()
    expect(form).to_have_count(0)
    assert [value_of(one, "waarde") for one in bot.submitted] == ["veel", "250.000"]
    themes = bot.submitted[-1]["themas"]["value"]["selected_options"]
    assert [theme["value"] for theme in themes] == ["klimaat"]


def test_a_choice_that_changes_the_form_keeps_what_was_typed(open_as: OpenAs) -> None:
    page = open_as("inkoper")
    form = open_form(page)
    form.get_by_label("Geschatte waarde").fill("2,5 ton")
    form.get_by_label("Categorie").focus()
    form.get_by_label("Categorie").select_option("Wegen")
    expect(form.get_by_text("Eerder geleerd: masten.")).to_be_visible()
    expect(form.get_by_label("Geschatte waarde")).to_have_value("2,5 ton")
    expect(form.get_by_label("Categorie")).to_have_value("wegen")
    expect(form.get_by_label("Categorie")).to_be_focused()


def test_a_change_from_the_bot_disturbs_nobody_who_types(
    open_as: OpenAs, bot: PracticeBot, control: Control
) -> None:
    page = open_as("inkoper")
    open_one = open_form(page)
    field = open_one.get_by_label("Wat ga je inkopen?")
    field.fill("Straatlichting")
    field.evaluate("field => field.setSelectionRange(6, 6)")
    changed = form()
    changed["blocks"][0]["label"]["text"] = "Wat heb je nodig?"
    changed["blocks"][1]["hint"] = {"type": "plain_text", "text": "Zonder btw."}
    bot.client.views_update(view_id=control.top_view("inkoper")["id"], view=changed)
    expect(open_one.get_by_text("Zonder btw.")).to_be_visible()
    renamed = open_one.get_by_label("Wat heb je nodig?")
    expect(renamed).to_be_focused()
    page.keyboard.type("ver")
    expect(renamed).to_have_value("Straatverlichting")


def test_one_form_lies_on_another(open_as: OpenAs) -> None:
    page = open_as("inkoper")
    below = open_form(page)
    below.get_by_label("Geschatte waarde").fill("1 mln")
    below.get_by_role("button", name="Hulp").click()
    on_top = page.get_by_role("dialog", name="Hulp")
    expect(on_top).to_contain_text("Vraag het gerust.")
    expect(below).to_have_count(0)
    on_top.get_by_role("button", name="Sluiten").click()
    expect(below.get_by_label("Geschatte waarde")).to_have_value("1 mln")
    expect(below.get_by_role("button", name="Hulp")).to_be_focused()


def test_the_focus_stays_inside_and_goes_back_with_escape(open_as: OpenAs) -> None:
    page = open_as("inkoper")
    form = open_form(page)
    for _ in range(12):
        page.keyboard.press("Tab")
        # The browser's own bar may come between the last and the first; nothing of the page may.
        outside = page.evaluate(
            "document.activeElement !== document.body && !document.activeElement.closest('dialog')"
        )
        assert not outside
    page.keyboard.press("Escape")
    expect(form).to_have_count(0)
    expect(composer(page)).to_be_focused()


def test_a_next_step_in_the_same_form_is_where_the_focus_goes(
    open_as: OpenAs, bot: PracticeBot
) -> None:
    page = open_as("inkoper")
    form = open_form(page)
    form.get_by_label("Wat ga je inkopen?").fill("Laptops")
    form.get_by_label("Geschatte waarde").fill("later")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+Enter")
    step = page.get_by_role("dialog", name="Nr. 1 staat erin")
    expect(step.get_by_role("heading", name="Nr. 1 staat erin")).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(step).to_have_count(0)
    expect(composer(page)).to_be_focused()
    assert len(bot.submitted) == 2


def test_a_form_without_an_answer_keeps_what_was_typed(open_as: OpenAs, bot: PracticeBot) -> None:
    page = open_as("inkoper")
    form = open_form(page)
    form.get_by_label("Wat ga je inkopen?").fill("Laptops")
    value = form.get_by_label("Geschatte waarde")
    value.fill("stil")
    form.get_by_role("button", name="Aanmelden").dblclick()
    expect(form.get_by_role("button", name="Even geduld…")).to_be_disabled()
    expect(form.get_by_role("alert")).to_contain_text("De bot gaf geen antwoord.")
    expect(value).to_have_value("stil")
    assert len(bot.submitted) == 1
    value.fill("90.000")
    form.get_by_role("button", name="Aanmelden").click()
    expect(form).to_have_count(0)
    assert value_of(bot.submitted[-1], "titel") == "Laptops"


def test_a_lost_server_keeps_the_form(open_as: OpenAs, bot: PracticeBot) -> None:
    page = open_as("inkoper")
    form = open_form(page)
    form.get_by_label("Wat ga je inkopen?").fill("Laptops")
    form.get_by_label("Geschatte waarde").fill("90.000")

    def refuse(route: Route) -> None:
        route.abort()

    page.route("**/_control/view-submit", refuse)
    form.get_by_role("button", name="Aanmelden").click()
    expect(form.get_by_role("alert")).to_contain_text("niet bereikbaar")
    page.unroute("**/_control/view-submit", refuse)
    form.get_by_role("button", name="Aanmelden").click()
    expect(form).to_have_count(0)
    assert len(bot.submitted) == 1


def test_a_form_that_is_open_is_there_after_a_reload(open_afresh: OpenAs) -> None:
    page = open_afresh("inkoper")
    open_form(page)
    page.reload()
    expect(page.get_by_role("dialog", name="Traject aanmelden")).to_be_visible()
    page.get_by_role("button", name="Annuleren").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
