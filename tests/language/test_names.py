"""Names of suppliers and products are pointed out; words, places and terms of the field are not."""

import re
import time
import tomllib
from collections.abc import Iterator
from importlib import resources
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.language.amount_words import words
from bot.language.name_words import is_compound, is_everyday, listed
from bot.language.names import possible_names
from tests.language.name_sentences import KNOWN, score, sentences

LISTS = resources.files("bot.language") / "name_lists"
ALL_LISTS = sorted(file.name.removesuffix(".txt") for file in LISTS.iterdir())

pieces = st.sampled_from(
    words(
        """
        de De van Van den het Het en & B.V. bv BV Zn. Groep heijmans Heijmans iPad RX-200 Bakker
        Inkoop CO2 MKI Leiden gemeente leverancier aannemer merk www.x.nl a@b.nl @jan <@U1> ™ ® .
        , : ; - – ( ) " ' 's 's-Gravenhage \n 1. € 5% KPI's Ümit 𝓐bc ß İstanbul ŉ ǅ ﬁets
        """
    )
)
texts = (
    st.text(max_size=80)
    | st.lists(pieces, max_size=14).map(" ".join)
    | st.lists(pieces, max_size=14).map("".join)
)
names = st.sampled_from(words("Ritsevoort RX-200 iPad TOPdesk Bakker Jansma BAM ING heijmans.nl"))


@pytest.mark.parametrize(
    ("held", "recall", "exact", "precision", "alarms"),
    [(False, 0.95, 0.88, 0.97, 0.03), (True, 0.92, 0.82, 0.88, 0.12)],
    ids=["used for tuning", "kept apart"],
)
def test_names_in_lessons_are_found_and_few_other_words(
    held: bool, recall: float, exact: float, precision: float, alarms: float
) -> None:
    chosen = [sentence for sentence in sentences() if sentence.held is held]
    it = score(chosen)
    assert len(chosen) >= 80
    assert it.recall >= recall
    assert it.exact / it.names >= exact
    assert it.precision >= precision
    assert it.false_alarms <= alarms * it.sentences_without


@pytest.mark.parametrize(
    "file", ["profiles/leiden", "profiles/midden-groningen", "demonstration/midden-groningen"]
)
def test_the_plans_of_two_municipalities_raise_hardly_an_alarm(file: str) -> None:
    data = tomllib.loads((resources.files("bot") / f"{file}.toml").read_text("utf-8"))
    said = list(_texts_in(data))
    alarms = [name for text in said for name in possible_names(text, KNOWN)]
    assert len(said) > 10
    assert len(alarms) <= len(said) / 100, alarms


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Met Koninklijke Heijmans Wegen B.V. erbij", ["Koninklijke Heijmans Wegen B.V."]),
        ("door Kuipers & Zn. en door Bos en Zonen", ["Kuipers & Zn.", "Bos en Zonen"]),
        ("Alleen Van den Brink Installaties BV", ["Van den Brink Installaties BV"]),
        ("neem er bv. een oude bij, of bv een nieuwe", []),
        ("wij richten een bv op", []),
        ("Noorderpoort Techniek bood het aan", ["Noorderpoort Techniek"]),
        ("Vraag het aan Domein Techniek", []),
        ("het tapijt EcoBase™ en de pot Biocoat®", ["EcoBase™", "Biocoat®"]),
        ("hout met FSC® is goed", []),
        ("De maaier RX-200 op de N33 in Q2, lot P2, 24V", ["RX-200"]),
        (
            "zie groenedaken.shop, www.oldema.eu en pianoo.nl.",
            ["groenedaken.shop", "www.oldema.eu"],
        ),
        ("https://dorp.sharepoint.com/sites/inkoop/Gedeelde%20documenten", []),
        ("Het is klaar.Nu de rest", []),
        ("mail jan@oldema.nl of @Oldema", ["jan@oldema.nl", "@Oldema"]),
        ("<@U123> vroeg het @channel en @inkoper", []),
        ("Zo zei Jansma het", ["Jansma"]),
        ("de aannemer Bakker en de bakker", ["Bakker"]),
        ("Bakker", []),
        ("gemeente Ritsevoort en firma Ritsevoort", ["Ritsevoort"]),
        ("Wethouder Van der Molen was erbij", []),
        ("Ritsevoort was er, en RITSEVOORT ook", ["Ritsevoort"]),
        ("NEEM RITSEVOORT ERBIJ", ["RITSEVOORT"]),
        ("Hergebruik Van Meubels In De Binnenstad", []),
        ("de iPads en het ipad-hoesje", ["iPads", "ipad-hoesje"]),
        ("Fijn dat Karin meelas en Karin Wiarda belde", ["Karin Wiarda"]),
        ("", []),
    ],
)
def test_what_is_a_name_and_what_is_not(text: str, found: list[str]) -> None:
    assert list(possible_names(text)) == found


@settings(deadline=None)
@given(texts)
@example("& Zn.")
@example("en Zn")
@example("B.V.")
@example("De van")
@example("'s 's")
def test_names_come_from_the_text_in_its_order_each_once(text: str) -> None:
    found = possible_names(text)
    assert all(name and name in text for name in found)
    assert len({name.casefold() for name in found}) == len(found)
    after = 0
    for name in found:
        after = text.index(name, after)


@settings(deadline=None)
@given(texts, st.lists(names, min_size=1, max_size=3), st.lists(pieces, max_size=4))
def test_a_known_name_is_never_pointed_out(text: str, known: list[str], behind: list[str]) -> None:
    told = {name.casefold() for name in known}
    whole = " ".join([text, *known, *behind])
    assert not told & {name.casefold() for name in possible_names(whole, known)}


@given(st.lists(names, min_size=1, max_size=4))
def test_what_is_known_in_one_place_is_pointed_out_in_another(known: list[str]) -> None:
    text = f"Wij werkten met {known[0]} samen"
    assert possible_names(text) == (known[0],)
    assert possible_names(text, known) == ()


def test_a_long_text_takes_no_time_worth_mentioning() -> None:
    possible_names("warm")
    text = " ".join(sentence.text for sentence in sentences()) * 3
    start = time.process_time()
    assert possible_names(text)
    assert time.process_time() - start < len(text) / 10_000  # far less than 3 s for any field
    for awkward in ("a", "A.", "De ", "a-", "@", "www.", "x1-", "& Zn "):
        start = time.process_time()
        possible_names(awkward * (20_000 // len(awkward)))
        assert time.process_time() - start < 1, awkward


@pytest.mark.parametrize("name", ALL_LISTS)
def test_a_list_says_what_it_is_and_names_everything_once(name: str) -> None:
    text = (LISTS / f"{name}.txt").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    entries = [entry.strip().casefold() for line in lines for entry in line.split(",")]
    assert text.startswith("# ")
    assert len(listed(name)) == len([entry for entry in entries if entry])


def test_a_brand_that_is_also_a_word_stands_in_the_list_for_those() -> None:
    everyday = {brand for brand in listed("brands") if is_everyday(brand)}
    assert {brand for brand in everyday if not is_compound(brand)} == set()
    for other in ("brands_or_words", "field_terms", "places", "surnames", "first_names"):
        assert not listed("brands") & listed(other)


def _texts_in(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        if re.search(r"\s", node):
            yield node
    elif isinstance(node, dict | list):
        for each in node.values() if isinstance(node, dict) else node:
            yield from _texts_in(each)
