"""Teach the classifier of intents anew, after sentences were added.

    python -m pip install scikit-learn==1.9.1
    python -m tests.language.understanding.training

It learns from every sentence but those in `held.txt` and `judge-*.txt`. scikit-learn is needed
for nothing else, so it is in no lock.
"""

import gzip
import hashlib
import json
import sys
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bot.language import understanding
from bot.language.understanding import Intent
from bot.language.understanding.classifier import FILE
from bot.language.understanding.features import features_of
from bot.language.understanding.text import said_in
from tests.language.understanding.sentences import DATA, HELD, Example, examples_in, names_for

_TWICE = 2
"""A feature of one sentence alone teaches nothing of the next one."""

_HARD = 30.0
"""The inverse strength of regularisation (scikit-learn's C), chosen on files left out in turn."""

_ROUNDS = 300
_MOST = 127
"""A weight is kept in one byte."""

Weighed = Mapping[str, float]


def taught_by() -> list[Path]:
    """The files that it learns from."""
    kept = {HELD, *(path.stem for path in DATA.glob("judge-*.txt"))}
    return [path for path in sorted(DATA.rglob("*.txt")) if path.stem not in kept]


def fingerprint() -> str:
    """Of the sentences that it learns from; comments do not count."""
    lines = [f"{each.intent} {each.text}" for each in _examples()]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def main() -> int:
    """Write the classifier anew."""
    examples = list(_examples())
    found = [features_of(_plain(each)) for each in examples]
    often = Counter(feature for features in found for feature in features)
    known = [
        {feature: value for feature, value in features.items() if often[feature] >= _TWICE}
        for features in found
    ]
    learnt = _learn(known, [each.intent for each in examples])
    path = Path(understanding.__file__).parent / FILE
    text = json.dumps(learnt | {"taught_by": fingerprint()}, ensure_ascii=False)
    path.write_bytes(gzip.compress(text.encode(), mtime=0))
    size = path.stat().st_size // 1024
    sys.stdout.write(f"{len(examples)} sentences, {len(learnt['features'])} features, {size} kB\n")
    return 0


def _examples() -> Iterator[Example]:
    for path in taught_by():
        yield from examples_in(path)


def _plain(example: Example) -> str:
    return said_in(names_for(example.profile).mender.mended(example.text)).plain


def _learn(known: Sequence[Weighed], intents: Sequence[Intent]) -> dict[str, Any]:
    from sklearn.feature_extraction import DictVectorizer  # noqa: PLC0415  # see the module's text
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415  # see the module's text

    columns = DictVectorizer()
    model = LogisticRegression(C=_HARD, max_iter=_ROUNDS, tol=1e-3)
    model.fit(columns.fit_transform(known), [intent.value for intent in intents])
    step = float(abs(model.coef_).max()) / _MOST
    weights = (model.coef_ / step).round().astype("int8").T
    return {
        "intents": model.classes_.tolist(),
        "start": [round(float(each), 4) for each in model.intercept_],
        "step": step,
        "features": columns.feature_names_,
        "weights": b64encode(weights.tobytes(order="C")).decode(),
    }


if __name__ == "__main__":
    sys.exit(main())
