"""How likely each intent is, as thousands of sentences taught: logistic regression, used.

It is made by ``python -m tests.language.understanding.training``, with scikit-learn; to use it
takes a sum per intent.
"""

import gzip
import json
from array import array
from base64 import b64decode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp

from bot.language.understanding.features import features_of, words_behind
from bot.language.understanding.model import Intent

FILE = "classifier.json.gz"


@dataclass(frozen=True)
class Classifier:
    """What was learnt.

    ``places``: where the weights of a feature begin in ``weights``, one for each of ``intents``,
    in steps of ``step``; ``start`` is what each intent has before a word was read.
    ``taught_by`` tells the sentences that it was made with from others.
    """

    intents: tuple[Intent, ...]
    start: tuple[float, ...]
    step: float
    places: Mapping[str, int]
    weights: "array[int]"
    taught_by: str

    def likelihoods(self, plain: str) -> Mapping[Intent, float]:
        """How likely each intent of a plain text is; together 1."""
        sums = list(self.start)
        for feature, value in features_of(plain).items():
            for at, weight in enumerate(self._weights_of(feature)):
                sums[at] += weight * value * self.step
        most = max(sums)
        parts = [exp(each - most) for each in sums]
        whole = sum(parts)
        return {intent: part / whole for intent, part in zip(self.intents, parts, strict=True)}

    def words_for(self, intent: Intent, plain: str) -> list[str]:
        """The words of a plain text that speak for an intent, the strongest first."""
        at, speaks = self.intents.index(intent), dict[str, float]()
        for word, features in words_behind(plain):
            weights = (self._weights_of(feature) for feature in features)
            speaks[word] = sum(each[at] for each in weights if each)
        return sorted((word for word in speaks if speaks[word] > 0), key=lambda word: -speaks[word])

    def _weights_of(self, feature: str) -> "array[int]":
        place = self.places.get(feature)
        return array("b") if place is None else self.weights[place : place + len(self.intents)]


@cache
def classifier() -> Classifier:
    """The one that ships; read once."""
    packed = (resources.files(__package__) / FILE).read_bytes()
    known = json.loads(gzip.decompress(packed))
    intents = tuple(map(Intent, known["intents"]))
    return Classifier(
        intents=intents,
        start=tuple(known["start"]),
        step=known["step"],
        places=dict(_places(known["features"], len(intents))),
        weights=array("b", b64decode(known["weights"])),
        taught_by=known["taught_by"],
    )


def _places(features: list[str], width: int) -> Iterator[tuple[str, int]]:
    for number, feature in enumerate(features):
        yield feature, number * width
