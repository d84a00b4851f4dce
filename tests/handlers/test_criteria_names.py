"""A criterion with the name of a supplier or product in it is asked about before it is kept."""

from typing import Any

from sqlmodel import select

from handlers.criteria import _kept
from handlers.form_metadata import FormMetadata
from storage.tables import ToolCriterionVersion
from tests.handlers.conftest import Doorstep, Json
from tests.support.colleagues import text_of

FIELDS: Json = {
    "category": {"type": "static_select", "selected_option": {"value": "gww"}},
    "theme": {"type": "static_select", "selected_option": {"value": "klimaat"}},
    "level": {"type": "radio_buttons", "selected_option": {"value": "basis"}},
    "kind": {"type": "static_select", "selected_option": {"value": "eis"}},
    "looked_up_on": {"type": "datepicker", "selected_date": "2025-11-03"},
}


def sends(doorstep: Doorstep, text: str, metadata: str) -> Any:
    """The coordinator sends in the form."""
    typed = {"text": text, "link": "https://www.mvicriteria.nl/nl/webtool#//1"}
    fields = {
        **FIELDS,
        **{name: {"type": "plain_text_input", "value": typed[name]} for name in typed},
    }
    values = {f"{name}-1": {name: field} for name, field in fields.items()}
    view = {"private_metadata": metadata, "state": {"values": values}}
    return _kept(doorstep.program.desk, doorstep.body("view_submission", "coordinator", view=view))


def kept(doorstep: Doorstep) -> list[str]:
    """What was kept of criteria."""
    with doorstep.session() as session:
        return [each.text for each in session.exec(select(ToolCriterionVersion))]


def test_names_are_pointed_out_once_and_nothing_is_kept_before(doorstep: Doorstep) -> None:
    text = "Het asfalt komt van Janssen Infra B.V. uit Slochteren."
    asked = sends(doorstep, text, FormMetadata().dump())
    assert "Janssen Infra" in text_of(asked["view"])
    assert "Ik heb nog niets bewaard." in text_of(asked["view"])
    assert asked["view"]["submit"]["text"] == "Toch bewaren"
    assert not kept(doorstep)
    again = asked["view"]["private_metadata"]
    for _ in range(2):  # a repeat keeps nothing more
        assert "Ik heb nog niets" not in text_of(sends(doorstep, text, again)["view"])
        assert kept(doorstep) == [text]
    other = sends(doorstep, f"{text} Ook van Bruil Beton.", again)
    assert "Bruil" in text_of(other["view"]), "a name that was not pointed out yet"
