# SPDX-License-Identifier: GPL-3.0-or-later
"""Chance that falls the same way on every machine and Python version.

Only Random.random() is used: its sequence is guaranteed, that of the richer methods is not.
"""
import math
from random import Random


class Chance:
    def __init__(self, *names):
        self._random = Random(":".join(str(name) for name in names)).random

    def happens(self, probability):
        return self._random() < probability

    def below(self, limit):
        """A whole number from 0 to limit - 1."""
        return int(self._random() * limit)

    def pick(self, sequence):
        return sequence[self.below(len(sequence))]

    def weighted(self, weights):
        """A key of a dict of weights."""
        at = self._random() * sum(weights.values())
        for key, weight in weights.items():
            at -= weight
            if at < 0:
                return key
        return key

    def normal(self):
        """Standard normal (Box and Muller)."""
        return (math.sqrt(-2 * math.log(1 - self._random()))
                * math.cos(2 * math.pi * self._random()))

    def shuffled(self, sequence):
        mixed = list(sequence)
        for last in range(len(mixed) - 1, 0, -1):
            other = self.below(last + 1)
            mixed[last], mixed[other] = mixed[other], mixed[last]
        return mixed

    def some(self, sequence, count, weight):
        """`count` different members, likelier by weight(member) (Efraimidis and Spirakis)."""
        def key(member):
            drawn = 1 - self._random()
            return math.log(drawn) / max(weight(member), 1e-9)
        keyed = [(key(member), place) for place, member in enumerate(sequence)]
        keyed.sort(reverse=True)
        return [sequence[place] for _, place in keyed[:count]]

    def shares(self, weights, count):
        """A shuffled list of `count` keys in proportion to their weights."""
        total = sum(weights.values())
        exact = [(key, count * weight / total) for key, weight in weights.items()]
        parts = [[key, int(value), value - int(value)] for key, value in exact]
        parts.sort(key=lambda part: -part[2])
        for part in parts[:count - sum(part[1] for part in parts)]:
            part[1] += 1
        return self.shuffled([key for key, number, _ in parts for _ in range(number)])
