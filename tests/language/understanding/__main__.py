"""How well sentences are understood.

    python -m tests.language.understanding               # the figures, mistakes in tuning.txt
    python -m tests.language.understanding held          # a file of its own, with its mistakes

Look at the mistakes in another file than tuning.txt only when you do not mean to mend them, or
it no longer tells how the rules do on sentences that they were not made for.
"""

import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import fields
from statistics import median, quantiles

from bot.language.understanding import understand
from tests.language.understanding.scoring import Mistake, Score, score
from tests.language.understanding.sentences import DATA, TODAY, TUNING, Sentence, names_for, read

_TIMES = 5


def main(arguments: Sequence[str]) -> int:
    """Print the figures."""
    sys.stdout.write("\n".join([*_lines(arguments), ""]))
    return 0


def _lines(arguments: Sequence[str]) -> Iterator[str]:
    files = arguments or sorted(path.stem for path in DATA.glob("*.txt"))
    shown = arguments or [TUNING]
    for name in files:
        scored = score(read(name))
        yield from _figures(name, scored)
        if name in shown:
            for mistake in scored.mistakes:
                yield from _told(mistake)
    yield from _speed([sentence for name in files for sentence in read(name)])


def _figures(name: str, scored: Score) -> Iterator[str]:
    figures = {
        each.name: getattr(scored, each.name)
        for each in fields(Score)
        if each.name not in ("mistakes", "sentences", "harm")
    }
    harm = f"{scored.harm} taken up that are not for the bot"
    yield f"{name}: {scored.sentences} sentences, {harm}"
    yield "  " + "  ".join(f"{field} {100 * share:.1f}" for field, share in figures.items())


def _told(mistake: Mistake) -> Iterator[str]:
    text = mistake.sentence.text.replace("\n", "\\n")
    yield f"  {mistake.sentence.line}: {text}"
    yield f"      {mistake.field}: expected {mistake.expected}, got {mistake.got}"


def _speed(sentences: Sequence[Sentence]) -> Iterator[str]:
    """Time on the processor, each sentence at its fastest, and against just cutting it in words."""
    ours = [_taken(sentence, bare=False) for sentence in sentences]
    bare = [_taken(sentence, bare=True) for sentence in sentences]
    yield (
        f"median {median(ours):.2f} ms, p99 {quantiles(ours, n=100)[-1]:.2f} ms, "
        f"{median(ours) / median(bare):.0f} times as long as splitting into words"
    )


def _taken(sentence: Sentence, *, bare: bool) -> float:
    """Milliseconds."""
    names, taken = names_for(sentence.profile), []
    for _ in range(_TIMES):
        start = time.process_time()
        if bare:
            sentence.text.lower().split()
        else:
            understand(sentence.text, today=TODAY, names=names)
        taken.append(1000 * (time.process_time() - start))
    return min(taken)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
