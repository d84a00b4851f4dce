"""The jobs of the clock: what is looked at regularly, for each municipality on its own."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlmodel import Session

from bot.services.award_notices import plan_prize, prize_unplanned
from bot.services.celebration_changes import celebrations_unsettled, settle_celebrations
from bot.services.champion_prompts import plan_prompts, prompts_unplanned
from bot.services.communication_planning import messages_unplanned, plan_messages
from bot.services.community import community_unjoined, join_who_took_part
from bot.services.forgetting import forget_what_is_old
from bot.services.meetings import meetings_unplanned, plan_meetings
from bot.services.money_questions import money_unasked, plan_money
from bot.services.month_planning import months_unplanned, plan_months
from bot.services.municipality import Municipalities, Municipality
from bot.services.plan_duties import duties_unplanned, plan_duties
from bot.services.plan_notices import manifest_unplanned, plan_manifest
from bot.services.silence import plan_silence, silence_unplanned
from bot.services.success_noting import note_successes, successes_unnoted
from bot.services.tender_digest import digests_unplanned, plan_digests
from bot.services.tender_follow_ups import follow_ups_unplanned, plan_follow_ups
from bot.services.tender_nudges import nudges_unplanned, plan_nudges
from bot.services.watch_notices import plan_watch, watch_unplanned
from storage.database import Database


class _Look(Protocol):
    def __call__(self, session: Session, /, *, here: Municipality, now: datetime) -> object: ...


@dataclass(frozen=True)
class Job:
    """Something to look after.

    :param wanted: whether there is anything to do, by reading alone: nobody who writes waits
        for a look that finds nothing.
    :param do: does it, in a transaction of its own; doing it twice changes nothing.
    """

    name: str
    what: str
    wanted: _Look
    do: _Look


def run_job(
    database: Database,
    municipalities: Municipalities,
    job: Job,
    workspace_id: int,
    *,
    now: datetime,
) -> bool:
    """Do a job once for a municipality. :returns: whether there was anything to do."""
    with database.reading() as session:
        here = municipalities.of_workspace(session, workspace_id)
        if not job.wanted(session, here=here, now=now):
            return False
    with database.writing() as session:
        job.do(session, here=here, now=now)
        session.commit()
    return True


def _always(session: Session, /, *, here: Municipality, now: datetime) -> bool:  # noqa: ARG001  -- a look
    return True


JOBS = (
    Job(
        "meetings",
        "makes the coming meetings and plans what is sent for them",
        meetings_unplanned,
        plan_meetings,
    ),
    Job("months", "plans to tell what the plan has for a month", months_unplanned, plan_months),
    Job("manifest", "plans the yearly reminder of the manifest", manifest_unplanned, plan_manifest),
    Job("award", "plans to tell which cases may win the prize", prize_unplanned, plan_prize),
    Job("duties", "plans to tell when a duty of the plan begins", duties_unplanned, plan_duties),
    Job(
        "silence", "plans to ask after cases that nobody worked on", silence_unplanned, plan_silence
    ),
    Job(
        "follow-ups",
        "puts on the calendar what comes after a contract that ends",
        follow_ups_unplanned,
        plan_follow_ups,
    ),
    Job("nudges", "plans to bring up the tenders to come", nudges_unplanned, plan_nudges),
    Job("digest", "plans the coordinator's message of the week", digests_unplanned, plan_digests),
    Job("money", "asks budget holders whether money is needed", money_unasked, plan_money),
    Job("successes", "drafts what there is to celebrate", successes_unnoted, note_successes),
    Job(
        "community",
        "lets who took part join the community, and welcomes them",
        community_unjoined,
        join_who_took_part,
    ),
    Job(
        "thanks",
        "plans to ask a champion to thank, once a month at most",
        prompts_unplanned,
        plan_prompts,
    ),
    Job(
        "communication",
        "makes the messages that the plan brings, and plans to tell that they are ready",
        messages_unplanned,
        plan_messages,
    ),
    Job("watch list", "plans to tell what comes back on an agenda", watch_unplanned, plan_watch),
    Job(
        "celebrations",
        "takes back what is not so any more, and plans what was held",
        celebrations_unsettled,
        settle_celebrations,
    ),
    Job("forgetting", "deletes what was kept long enough", _always, forget_what_is_old),
)
"""Every job, in the order in which they are listed."""
