"""The cases for a prize: the list, the choice, and the dossier of what was chosen."""

import re
from functools import partial
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.documents import fill, template_of
from bot.messages import award_ids as ids
from bot.messages.award_document import AROUND, TEMPLATE, dossier_rows, dossier_values
from bot.messages.award_list import WHY, cases_modal, choice_form, no_prize
from bot.messages.award_view import Dossier
from bot.messages.form_fields import read_state
from bot.messages.formatting import day
from bot.messages.message import Block
from bot.policy.permissions import Act
from bot.services.award_cases import award_list, chosen_case, prize_of
from bot.services.award_dossier import case_of, choose_case, dossier_of, withdraw_choice
from bot.services.municipality import Municipality
from bot.services.visible_text import visible_lines
from bot.slack.colleagues import name_of
from bot.slack.desk import Desk
from bot.slack.office import PostOffice
from handlers.bringing import Brought, begin_to_bring
from handlers.door import needs
from handlers.form_metadata import FormMetadata, sent
from handlers.interaction import (
    Body,
    Command,
    Interaction,
    chosen_id,
    interaction,
    looking,
    user_of,
)
from handlers.opening import open_for_command, show, swap
from handlers.responses import Response, in_its_place
from handlers.sent_once import settle, was_taken

_TURN = re.compile(f"^{ids.TURN}(previous|next)$")
_YEAR = "year"


def register(app: App, desk: Desk) -> None:
    """For the coordinator alone."""

    @app.action(ids.OPEN, middleware=needs(desk, Act.CHOOSE_AWARD))
    def _open(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = _list(doing)
        show(client, body, view)

    @app.action(_TURN, middleware=needs(desk, Act.CHOOSE_AWARD))
    def _turn(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = _list(doing, page=chosen_id(body))
        swap(client, body, view)

    @app.action(ids.CHOOSE, middleware=needs(desk, Act.CHOOSE_AWARD))
    def _choose(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = _form(doing, chosen_id(body), year=doing.today.year)
        swap(client, body, view)

    @app.view(ids.FORM, middleware=needs(desk, Act.CHOOSE_AWARD))
    def _sent(ack: Ack, body: dict[str, Any]) -> None:
        ack(**_chosen(desk, body))

    @app.action(ids.WITHDRAW, middleware=needs(desk, Act.CHOOSE_AWARD))
    def _withdraw(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        swap(client, body, _withdrawn(desk, body))

    @app.action(ids.DOWNLOAD, middleware=needs(desk, Act.CHOOSE_AWARD))
    def _download(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        key = (ids.DOWNLOAD, user_of(body), chosen_id(body))
        begin_to_bring(desk, client, body, _wanted(desk, body), key=key)


def award_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi prijs``: the cases of last year; where there is no prize, that is said."""
    command.ack()
    with looking(desk, command.body) as doing:
        view = None if doing.here.profile.award is None else _list(doing)
    if view is None:
        message = no_prize(doing.here.words)
        command.respond(text=message.text, blocks=list(message.blocks), response_type="ephemeral")
        return
    open_for_command(desk, command, view, ids.OPEN)


def _list(doing: Interaction, *, page: int = 1, note: str | None = None) -> Block:
    """The cases of last year for the prize of this year."""
    found = award_list(
        doing.session, here=doing.here, viewer=doing.viewer, year=doing.today.year, page=page
    )
    return cases_modal(found, doing.here.words, note=note)


def _form(doing: Interaction, trajectory_id: int, *, year: int, why: str | None = None) -> Block:
    """Why this one. ``why``: what was typed, where the choice changed meanwhile."""
    case = case_of(
        doing.session,
        here=doing.here,
        viewer=doing.viewer,
        year=year,
        trajectory_id=trajectory_id,
    )
    standing = chosen_case(doing.session, here=doing.here, year=year, fitting=[case])
    is_same = standing is not None and standing.trajectory_id == trajectory_id
    metadata = FormMetadata(trajectory_id, standing.version if standing else 0, notes={_YEAR: year})
    return choice_form(
        case,
        doing.here.words,
        label=prize_of(doing.here).label,
        why=why if why is not None else (standing.why if standing and is_same else ""),
        instead_of=standing,
        metadata=metadata.dump(),
        step=metadata.step,
        stale=why is not None,
    )


def _chosen(desk: Desk, body: Body) -> Response:
    """Keep the choice, once; what changed meanwhile is shown beside what was typed."""
    metadata, values = sent(body)
    why = visible_lines(read_state(values)[WHY] or "")
    trajectory_id, year = metadata.subject_id or 0, int(metadata.notes[_YEAR])
    with interaction(desk, body) as doing:
        if was_taken(doing, metadata):
            return in_its_place(_list(doing, note="kept"))
        kept = choose_case(
            doing.session,
            here=doing.here,
            viewer=doing.viewer,
            year=year,
            trajectory_id=trajectory_id,
            why=why or None,
            seen=metadata.version,
            now=doing.now,
        )
        if not kept:
            return in_its_place(_form(doing, trajectory_id, year=year, why=why))
        settle(doing, metadata, {"subject": trajectory_id})
        view = _list(doing, note="kept")
        doing.session.commit()
    return in_its_place(view)


def _withdrawn(desk: Desk, body: Body) -> Block:
    year, version = (int(part) for part in str(body["actions"][0]["value"]).split(":"))
    with interaction(desk, body) as doing:
        done = withdraw_choice(
            doing.session,
            here=doing.here,
            viewer=doing.viewer,
            year=year,
            seen=version,
            now=doing.now,
        )
        view = _list(doing, note="withdrawn" if done else "changed")
        doing.session.commit()
    return view


def _wanted(desk: Desk, body: Body) -> Brought:
    with looking(desk, body) as doing:
        here, today = doing.here, day(doing.today)
        dossier = dossier_of(
            doing.session,
            here=here,
            viewer=doing.viewer,
            year=doing.today.year,
            trajectory_id=chosen_id(body),
        )
    return Brought(
        here,
        user_of(body),
        number=dossier.case.number,
        title=dossier.case.title,
        around=AROUND,
        make=partial(_document, desk, here, dossier, today),
    )


def _document(
    desk: Desk, here: Municipality, dossier: Dossier, today: str, office: PostOffice
) -> bytes:
    named = {user for user in (*(dossier.people or {}).values(), *dossier.others) if user}
    names = {user: name_of(office.reading, user) for user in sorted(named)}
    return fill(
        template_of(TEMPLATE, own=desk.settings.templates),
        dossier_values(dossier, here.words, organisation=here.profile.organisation, day=today),
        dossier_rows(dossier, names, here.words),
    )
