"""Every kind of field: filled in as people do, handed in as Slack does."""

import pytest
from playwright.sync_api import Locator, expect

from tests.sandbox.driving import Control, Json
from tests.sandbox.page.conftest import OpenAs
from tests.sandbox.page.looking import open_form
from tests.sandbox.page.practice import PracticeBot, field_block, form, option, plain

pytestmark = pytest.mark.browser

CHOICES = [option("Klimaat", "klimaat"), option("Circulair", "circulair")]
GROUPS = [{"label": plain("Thema's"), "options": CHOICES}]

ELEMENTS: dict[str, Json] = {
    "Tekst": {"type": "plain_text_input", "initial_value": "voorstel", "max_length": 20},
    "Toelichting": {"type": "plain_text_input", "multiline": True, "min_length": 3},
    "Aantal": {"type": "number_input", "is_decimal_allowed": True, "min_value": "1"},
    "Mail": {"type": "email_text_input"},
    "Adres": {"type": "url_text_input"},
    "Datum": {"type": "datepicker", "initial_date": "2027-01-05"},
    "Tijd": {"type": "timepicker"},
    "Moment": {"type": "datetimepicker"},
    "Groep": {"type": "static_select", "option_groups": GROUPS},
    "Collega": {"type": "users_select", "initial_user": "UCOORDINATOR"},
    "Kanaal": {"type": "conversations_select"},
    "Keuze": {"type": "radio_buttons", "options": CHOICES, "initial_option": CHOICES[1]},
    "Vinkjes": {"type": "checkboxes", "options": CHOICES, "initial_options": CHOICES[:1]},
    "Lijst": {"type": "multi_static_select", "options": CHOICES, "max_selected_items": 1},
    "Mensen": {"type": "multi_users_select"},
    "Straat": {"type": "external_select"},
}

HANDED_IN: dict[str, Json] = {
    "Tekst": {"value": "voorstel!"},
    "Toelichting": {"value": "een\ntwee"},
    "Aantal": {"value": "2.5"},
    "Mail": {"value": "naam@gemeente.nl"},
    "Adres": {"value": "https://gemeente.nl"},
    "Datum": {"selected_date": "2027-03-01"},
    "Tijd": {"selected_time": "09:30"},
    "Moment": {"selected_date_time": 1798790400},
    "Groep": {"selected_option": CHOICES[1]},
    "Collega": {"selected_user": "UCOORDINATOR"},
    "Kanaal": {"selected_conversation": "CINKOOP"},
    "Keuze": {"selected_option": CHOICES[0]},
    "Vinkjes": {"selected_options": CHOICES},
    "Lijst": {"selected_options": CHOICES[1:]},
    "Mensen": {"selected_users": ["UINKOPER", "UADVISEUR"]},
    "Straat": {"selected_option": option("Kerkweg", "kerkweg")},
}


@pytest.fixture
def every_field(page_form: Locator, bot: PracticeBot, control: Control) -> Locator:
    """The form with one field of each kind, none of them required."""
    fields = [
        field_block(label, label, element, optional=True) for label, element in ELEMENTS.items()
    ]
    view = form() | {"blocks": [*form()["blocks"][:2], *fields]}
    bot.client.views_update(view_id=control.top_view("inkoper")["id"], view=view)
    page_form.get_by_label("Tekst").wait_for()
    return page_form


@pytest.fixture
def page_form(open_as: OpenAs) -> Locator:
    opened = open_form(open_as("inkoper"))
    opened.get_by_label("Wat ga je inkopen?").fill("Laptops")
    opened.get_by_label("Geschatte waarde").fill("90.000")
    return opened


def group(form: Locator, name: str) -> Locator:
    return form.get_by_role("group", name=name, exact=True)


def test_every_field_is_handed_in_as_slack_does(every_field: Locator, bot: PracticeBot) -> None:
    form = every_field
    expect(form.get_by_label("Tekst")).to_have_value("voorstel")
    form.get_by_label("Tekst").press("End")
    form.get_by_label("Tekst").press_sequentially("!")
    form.get_by_label("Toelichting").fill("een")
    form.get_by_label("Toelichting").press("Enter")
    form.get_by_label("Toelichting").press_sequentially("twee")
    form.get_by_label("Aantal").fill("2,5")
    form.get_by_label("Mail").fill("naam@gemeente.nl")
    form.get_by_label("Adres").fill("https://gemeente.nl")
    form.get_by_label("Datum").fill("2027-03-01")
    form.get_by_label("Tijd").fill("09:30")
    form.get_by_label("Moment").fill("2027-01-01T09:00")
    form.get_by_label("Groep").select_option("Circulair")
    form.get_by_label("Kanaal").select_option("#inkoop")
    group(form, "Keuze").get_by_label("Klimaat").check()
    group(form, "Vinkjes").get_by_label("Circulair").check()
    group(form, "Lijst").get_by_label("Circulair").check()
    expect(group(form, "Lijst").get_by_label("Klimaat")).to_be_disabled()
    group(form, "Mensen").get_by_label("Inkoper").check()
    group(form, "Mensen").get_by_label("Adviseur").check()
    form.get_by_label("Straat").fill("kerk")
    form.get_by_role("listbox").get_by_role("option", name="Kerkweg").click()
    form.get_by_role("button", name="Aanmelden").click()
    expect(form).to_have_count(0)
    handed_in = bot.submitted[-1]
    told = {label: handed_in[label]["value"] for label in ELEMENTS}
    assert told == {label: {"type": ELEMENTS[label]["type"], **HANDED_IN[label]} for label in told}


def test_what_cannot_be_is_told_at_once(every_field: Locator, bot: PracticeBot) -> None:
    form = every_field
    form.get_by_label("Toelichting").fill("x")
    form.get_by_label("Aantal").fill("nul")
    form.get_by_label("Mail").fill("geen adres")
    form.get_by_label("Adres").fill("gemeente")
    form.get_by_role("button", name="Aanmelden").click()
    expect(form.get_by_role("alert")).to_have_text(
        [
            "Gebruik minstens 3 tekens.",
            "Vul een getal in, bijvoorbeeld 12.",
            "Vul een e-mailadres in, zoals naam@gemeente.nl.",
            "Vul een adres in dat met https:// begint.",
        ]
    )
    expect(form.get_by_label("Toelichting")).to_be_focused()
    form.get_by_label("Aantal").fill("0")
    form.get_by_role("button", name="Aanmelden").click()
    expect(form.get_by_text("Vul 1 of meer in.")).to_be_visible()
    assert not bot.submitted


def test_a_long_list_can_be_searched(
    page_form: Locator, bot: PracticeBot, control: Control
) -> None:
    teams = [option(f"Team {number}", str(number)) for number in range(1, 31)]
    block = field_block("teams", "Teams", {"type": "multi_static_select", "options": teams})
    view = form() | {"blocks": [*form()["blocks"][:2], block]}
    bot.client.views_update(view_id=control.top_view("inkoper")["id"], view=view)
    search = page_form.get_by_role("searchbox", name="Zoek in de keuzes")
    search.fill("team 27")
    expect(page_form.get_by_role("checkbox")).to_have_count(1)
    page_form.get_by_label("Team 27").check()
    search.fill("")
    expect(page_form.get_by_role("checkbox")).to_have_count(30)
    page_form.get_by_role("button", name="Aanmelden").click()
    expect(page_form).to_have_count(0)
    assert bot.submitted[-1]["teams"]["value"]["selected_options"] == [teams[26]]


def test_a_file_is_handed_in_with_a_form(
    page_form: Locator, bot: PracticeBot, control: Control
) -> None:
    element = {"type": "file_input", "filetypes": ["png"], "max_files": 1}
    block = field_block("foto", "Foto", element, optional=True)
    view = form() | {"blocks": [*form()["blocks"][:2], block]}
    bot.client.views_update(view_id=control.top_view("inkoper")["id"], view=view)
    field = page_form.get_by_label("Foto")
    expect(field).to_have_attribute("accept", ".png")
    field.set_input_files({"name": "bus.png", "mimeType": "image/png", "buffer": b"\x89PNG"})
    expect(page_form.get_by_role("status")).to_have_text("bus.png")
    page_form.get_by_role("button", name="Aanmelden").click()
    expect(page_form).to_have_count(0)
    (file,) = bot.submitted[-1]["foto"]["value"]["files"]
    assert file["name"] == "bus.png"
    assert bot.client.files_info(file=file["id"])["ok"]
