"""Moving the clock with the bots that follow it: step by step, each one done before the next."""

import asyncio
from datetime import datetime, timedelta

from bot.sandbox.clock import ClockMovesForwardOnlyError
from bot.sandbox.sandbox import Sandbox

_PATIENCE = 5.0  # seconds for files to arrive in the step in which they were shared


async def walk(sandbox: Sandbox, target: datetime, step: timedelta | None) -> int:
    """Go to `target` in steps (or in one jump) and return how many there were.

    Raises:
        ClockMovesForwardOnlyError: `target` has passed.
        BotDidNotFinishError: an attached bot did not finish a step; time stays there.
    """
    async with sandbox.walking:
        if target < sandbox.clock.now():
            raise ClockMovesForwardOnlyError(target.isoformat())
        moment, steps = sandbox.clock.now(), 0
        while moment < target:
            moment = target if step is None else min(moment + step, target)
            seq = sandbox.clock.step_to(moment)
            sandbox.log.add("clock", clock=sandbox.clock_document())
            steps += 1
            await sandbox.followers.wait_for_step(seq)
            await sandbox.later.until_done(_PATIENCE)
            await asyncio.sleep(0)  # thousands of steps without a bot must not hold up others
        return steps
