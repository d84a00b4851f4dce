"""Somebody's Home tab: what waits for them, what is theirs, what they can do."""

from dataclasses import dataclass

from slack_sdk.models.blocks import ActionsBlock, SectionBlock
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import lesson_ids, start_form_ids
from bot.messages import trajectory_ids as ids
from bot.messages.contract import home_line
from bot.messages.contract_view import ContractWait
from bot.messages.delivery_problem import DeliveryProblem, delivery_problem
from bot.messages.help import OPEN_HELP
from bot.messages.lesson_lines import lesson_line
from bot.messages.lesson_list_state import LessonListState
from bot.messages.lesson_view import LessonLine
from bot.messages.list_state import MINE, ListState
from bot.messages.message import Block, as_blocks, button, heading, paragraph, typed
from bot.messages.tender_list import calendar_button, tender_line
from bot.messages.tender_list_state import TenderListState
from bot.messages.tender_view import TenderView
from bot.messages.trajectory_list import row
from bot.messages.trajectory_view import TrajectoryView
from bot.messages.wording import Wording

PAGE = "home"
SHOWN_TRAJECTORIES = 15
SHOWN_WAITING = 10
SHOWN_LESSONS = 5
SHOWN_CONTRACTS = 5
SHOWN_COMING = 3


@dataclass(frozen=True)
class StartFormLine:
    """A start form to go on with, by its trajectory."""

    trajectory_id: int
    number: int
    title: str


@dataclass(frozen=True)
class HomeView:
    """What stands in somebody's Home; of each list what is shown, and how many there are.

    ``unshared``: theirs to place; ``problems``: messages for the coordinator to settle;
    ``contracts``: who is waited for in a contract; ``unfinished``: lessons of which they said to
    tell more later; ``lessons``: their own; ``start_forms``: those that they began and have to go
    on with; ``coming``: what comes up on the tender calendar that they have a part in.
    """

    mine: tuple[TrajectoryView, ...] = ()
    mine_total: int = 0
    unshared: tuple[TrajectoryView, ...] = ()
    unshared_total: int = 0
    problems: tuple[DeliveryProblem, ...] = ()
    problems_total: int = 0
    contracts: tuple[ContractWait, ...] = ()
    unfinished: tuple[LessonLine, ...] = ()
    lessons: tuple[LessonLine, ...] = ()
    lessons_total: int = 0
    start_forms: tuple[StartFormLine, ...] = ()
    coming: tuple[TenderView, ...] = ()
    coming_total: int = 0


def home(view: HomeView, words: Wording) -> Block:
    """The Home tab as a plain dict: the SDK's View drops blocks that it does not know."""
    blocks = (
        *as_blocks([_actions(words)]),
        *_waiting(view, words),
        *as_blocks(_mine(view, words)),
        *as_blocks(_coming(view, words)),
        *as_blocks(_lessons(view, words)),
    )
    return {"type": "home", "callback_id": PAGE, "blocks": list(blocks)}


def _actions(words: Wording) -> ActionsBlock:
    return ActionsBlock(
        elements=[
            button(
                words.plain("help", "trajectory_button"),
                action_id=ids.OPEN_FORM,
                value=PAGE,
                style="primary",
            ),
            button(
                words.plain("help", "lesson_button"), action_id=lesson_ids.OPEN_FORM, value=PAGE
            ),
            button(
                words.plain(PAGE, "search_lessons"),
                action_id=lesson_ids.OPEN_SEARCH,
                value=LessonListState().dump(),
            ),
            button(
                words.plain(PAGE, "all_trajectories"),
                action_id=ids.OPEN_LIST,
                value=ListState().dump(),
            ),
            button(words.plain(PAGE, "help"), action_id=OPEN_HELP, value=PAGE),
        ]
    )


def _waiting(view: HomeView, words: Wording) -> tuple[Block, ...]:
    blocks = list(as_blocks([heading(words.plain(PAGE, "waiting"))]))
    waits = (view.problems, view.unshared, view.contracts, view.unfinished, view.start_forms)
    if not any(waits):
        blocks.extend(as_blocks([paragraph(words.mrkdwn(PAGE, "nothing_waits"))]))
    for problem in view.problems:
        blocks.extend(delivery_problem(problem, words).blocks)
    if (left := view.problems_total - len(view.problems)) > 0:
        blocks.extend(as_blocks([paragraph(words.mrkdwn(PAGE, "more_problems", count=left))]))
    blocks.extend(as_blocks(_to_place(each, words) for each in view.unshared))
    if (left := view.unshared_total - len(view.unshared)) > 0:
        blocks.extend(as_blocks([paragraph(words.mrkdwn(PAGE, "more_unshared", count=left))]))
    blocks.extend(as_blocks(_to_fill_in(each, words) for each in view.start_forms))
    blocks.extend(as_blocks(home_line(each, words) for each in view.contracts))
    blocks.extend(as_blocks(_to_finish(each, words) for each in view.unfinished))
    return tuple(blocks)


def _to_fill_in(line: StartFormLine, words: Wording) -> SectionBlock:
    go_on = button(
        words.plain(PAGE, "fill_in"),
        action_id=start_form_ids.OPEN,
        value=str(line.trajectory_id),
        read_aloud=words.plain(PAGE, "fill_in_read_aloud", number=line.number),
    )
    title = " ".join(line.title.split())
    text = words.plain(PAGE, "start_form", number=line.number, title=title)
    return SectionBlock(text=typed(text), accessory=go_on)


def _to_finish(line: LessonLine, words: Wording) -> SectionBlock:
    go_on = button(
        words.plain(PAGE, "tell_more"),
        action_id=lesson_ids.INTERVIEW_START,
        value=str(line.lesson_id),
        read_aloud=words.plain(PAGE, "tell_more_read_aloud", number=line.number),
    )
    text = words.plain(PAGE, "unfinished", number=line.number, title=" ".join(line.title.split()))
    return SectionBlock(text=typed(text), accessory=go_on)


def _to_place(view: TrajectoryView, words: Wording) -> SectionBlock:
    title = " ".join(view.title.split())
    place = button(
        words.plain(PAGE, "place"),
        action_id=ids.OPEN_SHARE,
        value=str(view.trajectory_id),
        read_aloud=words.plain(PAGE, "place_read_aloud", number=view.number),
    )
    line = words.plain(PAGE, "unshared", number=view.number, title=title)
    return SectionBlock(text=typed(line), accessory=place)


def _mine(view: HomeView, words: Wording) -> list[SdkBlock]:
    blocks: list[SdkBlock] = [heading(words.plain(PAGE, "mine", count=view.mine_total))]
    if not view.mine:
        return [*blocks, paragraph(words.mrkdwn(PAGE, "nothing_mine"))]
    blocks.extend(row(each, words) for each in view.mine)
    if view.mine_total > len(view.mine):
        label = words.plain(PAGE, "all_mine", count=view.mine_total)
        value = ListState(mine=MINE).dump()
        blocks.append(ActionsBlock(elements=[button(label, action_id=ids.OPEN_LIST, value=value)]))
    return blocks


def _coming(view: HomeView, words: Wording) -> list[SdkBlock]:
    """Their part of the tender calendar; nothing where there is none."""
    if not view.coming:
        return []
    heard = heading(words.plain(PAGE, "coming", count=view.coming_total))
    lines = [tender_line(each, words) for each in view.coming]
    return [heard, *lines, ActionsBlock(elements=[calendar_button(TenderListState(), words)])]


def _lessons(view: HomeView, words: Wording) -> list[SdkBlock]:
    """Their own lessons; nothing where there are none: the button above is enough."""
    if not view.lessons:
        return []
    blocks: list[SdkBlock] = [heading(words.plain(PAGE, "my_lessons", count=view.lessons_total))]
    blocks.extend(lesson_line(each, words) for each in view.lessons)
    if view.lessons_total > len(view.lessons):
        label = words.plain(PAGE, "all_my_lessons", count=view.lessons_total)
        value = LessonListState(mine=MINE).dump()
        opening = button(label, action_id=lesson_ids.OPEN_SEARCH, value=value)
        blocks.append(ActionsBlock(elements=[opening]))
    return blocks
