"""Who does what in the team, and what nobody does."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from bot.messages import meeting_ids as ids
from bot.messages.escaping import Mrkdwn
from bot.messages.expertise import PAGE as EXPERTISE
from bot.messages.expertise_view import ExpertLine
from bot.messages.experts import appointing, expert_said
from bot.messages.form_fields import Option
from bot.messages.formatting import in_sentence
from bot.messages.message import Block, as_blocks, modal, paragraph, small_print
from bot.messages.trajectory_history import paragraphs
from bot.messages.wording import Wording
from storage.vocabulary import RepresentedKind

PAGE = "coverage"
SHOWN_OPEN = 5


def coverage_form(
    lines: Sequence[ExpertLine],
    words: Wording,
    *,
    may_appoint: bool,
    names: Sequence[Option] = (),
    chosen: str | None = None,
    metadata: str = "",
    step: str = "",
    note: bool = False,
) -> Block:
    """Everything that somebody can stand for, part by part, with what is open last.

    :param names: what the coordinator chooses from, ``chosen`` what was typed.
    :param note: whether it was just changed.
    """
    kept = [paragraph(words.mrkdwn(EXPERTISE, "experts_kept"))] if note else []
    part = _pack_part if _are_packs(lines) else _part
    said = [line for kind in _kinds(lines) for line in part(kind, words)]
    blocks = as_blocks([*kept, *paragraphs(said)])
    if may_appoint:
        blocks = (*blocks, *appointing(words, names, chosen, step))
    else:
        blocks = (*blocks, *as_blocks([small_print(words.mrkdwn(EXPERTISE, "experts_by"))]))
    return modal(
        callback_id=ids.COVERAGE,
        title=words.plain(PAGE, "ambassadors_title" if _are_packs(lines) else "title"),
        submit=words.plain(EXPERTISE, "save") if may_appoint else None,
        close=words.plain(EXPERTISE, "close"),
        private_metadata=metadata,
        blocks=blocks,
    )


def _are_packs(lines: Sequence[ExpertLine]) -> bool:
    return {each.kind for each in lines} == {RepresentedKind.PACK}


def coverage_line(lines: Sequence[ExpertLine], words: Wording) -> Mrkdwn:
    """In one line: of how much there is somebody, and which themes nobody does."""
    parts = [
        words.mrkdwn(
            PAGE, f"count_{kind[0].kind}", covered=sum(bool(e.user) for e in kind), count=len(kind)
        )
        for kind in _kinds(lines)
    ]
    first = next(_kinds(lines), [])
    return words.mrkdwn(PAGE, "line", parts=parts, **_open(first))


def _kinds(lines: Sequence[ExpertLine]) -> Iterator[list[ExpertLine]]:
    for _, found in groupby(lines, key=lambda each: each.kind):
        yield list(found)


def _part(lines: list[ExpertLine], words: Wording) -> list[Mrkdwn]:
    taken = [each for each in lines if each.user]
    said = [words.mrkdwn(PAGE, f"heading_{lines[0].kind}", covered=len(taken), count=len(lines))]
    said.extend(
        words.mrkdwn(EXPERTISE, "expert_person", label=each.label, user=each.user) for each in taken
    )
    nobody = [each.label for each in lines if not each.user]
    if nobody and _are_packs(lines):
        said.append(words.mrkdwn(PAGE, "packs_open", count=len(nobody)))
    elif nobody:
        said.append(words.mrkdwn(PAGE, "nobody", labels=nobody, all=not taken))
    return said


def _pack_part(lines: list[ExpertLine], words: Wording) -> list[Mrkdwn]:
    """Each on a line of its own: their labels are too long to stand in one sentence."""
    taken = [each for each in lines if each.user]
    heading = words.mrkdwn(PAGE, "heading_pack", covered=len(taken), count=len(lines))
    return [heading, *(expert_said(each, words) for each in lines)]


def _open(lines: Sequence[ExpertLine]) -> dict[str, object]:
    nobody = [in_sentence(each.label) for each in lines if not each.user]
    return {"nobody": nobody[:SHOWN_OPEN], "more": max(len(nobody) - SHOWN_OPEN, 0)}
