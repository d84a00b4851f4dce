"""What a municipality calls by name is no supplier's name; the rest is pointed out."""

import pytest

from bot.services.form_states import fingerprint
from bot.services.name_check import names_in, unseen_names
from tests.services.house import House


def test_every_text_is_looked_at_and_a_name_told_once(house: House) -> None:
    texts = ["Met Ritsevoort ging het goed", None, "", "Dat zei RITSEVOORT bij TOPdesk ook"]
    assert names_in(texts, here=house.here) == ("Ritsevoort", "TOPdesk")


def test_a_name_is_asked_about_once_and_a_new_one_again(house: House) -> None:
    text = "Zonder uitstoot, zoals Ritsevoort het doet"
    assert unseen_names(text, here=house.here, seen=()) == ("Ritsevoort",)
    seen = [fingerprint("Ritsevoort")]
    assert unseen_names(text, here=house.here, seen=seen) == ()
    both = unseen_names(f"{text}, met TOPdesk", here=house.here, seen=seen)
    assert both == ("Ritsevoort", "TOPdesk")


@pytest.mark.parametrize(
    "text",
    [
        "We spraken met Team BOR en met Gebouwenbeheer in Midden-Groningen.",
        "In het Huis van Cultuur en Bestuur staat een bank van het BWRI.",
        "Dat leerden we van Werk in Zicht en van Inkoopplatform Noord-Nederland.",
        "Het MVOI-actieplan en het Plan van Aanpak Duurzame Bedrijfsvoering zeggen het.",
        "Volgens PIANOo en de MVI-criteriatool is Ketenverantwoordelijkheid belangrijk.",
    ],
)
def test_what_the_profile_knows_is_not_pointed_out(house: House, text: str) -> None:
    assert names_in([text], here=house.here) == ()
