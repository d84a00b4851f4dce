"""How well sentences are understood.

    python -m tests.language.understanding               # the figures, mistakes in tuning.txt
    python -m tests.language.understanding held          # a file of its own, with its mistakes

Look at the mistakes in another file than tuning.txt only when you do not mean to mend them.
"""

import sys
import time
from dataclasses import fields
from statistics import median, quantiles

from bot.language.understanding import understand
from tests.language.understanding.scoring import Mistake, Score, score
from tests.language.understanding.sentences import DATA, TODAY, TUNING, names_for, read


def main(arguments: list[str]) -> None:
    """Print the figures."""
    files = arguments or sorted(path.stem for path in DATA.glob("*.txt"))
    shown = arguments or [TUNING]
    for name in files:
        scored = score(read(name))
        _print(name, scored)
        if name in shown:
            for mistake in scored.mistakes:
                _print_mistake(mistake)
    _print_speed(files)


def _print(name: str, scored: Score) -> None:
    figures = {
        each.name: getattr(scored, each.name)
        for each in fields(Score)
        if each.name not in ("mistakes", "sentences", "harm")
    }
    print(f"\n{name}: {scored.sentences} sentences, {scored.harm} taken up that are not for the bot")
    print("  " + "  ".join(f"{field} {100 * share:.1f}" for field, share in figures.items()))


def _print_mistake(mistake: Mistake) -> None:
    sentence = mistake.sentence
    text = sentence.text.replace("\n", "\\n")
    print(f"  {sentence.line}: {text}")
    print(f"      {mistake.field}: expected {mistake.expected}, got {mistake.got}")


def _print_speed(files: list[str]) -> None:
    sentences = [sentence for name in files for sentence in read(name)]
    taken = []
    for sentence in sentences:
        names = names_for(sentence.profile)
        start = time.perf_counter()
        understand(sentence.text, today=TODAY, names=names)
        taken.append(1000 * (time.perf_counter() - start))
    print(f"\nmedian {median(taken):.2f} ms, p99 {quantiles(taken, n=100)[-1]:.2f} ms")


if __name__ == "__main__":
    main(sys.argv[1:])
