"""Whether a change is more than chance or coverage can do, judged from published numbers alone.

Chance: people come and stay away one by one, so a number of persons varies like a Poisson number: its variance is the
number itself (W. Feller, An Introduction to Probability Theory, vol. 1, chapter VI), and that of the difference of
two the sum of both. Visits do not come one by one: who comes often makes many. A sum of each person's visits is a
compound Poisson number with the variance N x E(X^2) (the same, chapter XII); with visits per person spread as
widely as they are high on average (an exponential spread: many seldom, few often), E(X^2) is 2 x (visits/N)^2, so
that the variance is 2 x visits x visits/N. Two standard deviations, 95 of 100, is where chance ends.

Coverage: where the part of days with figures, or of visits with a card, has moved from one period to the next by some
share, a number that rests on it can have moved by that share without anything having happened.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

STANDARD_DEVIATIONS = 1.96


@dataclass(frozen=True)
class Measured:
    """A number with what it rests on. heaped: how many of it a person makes on average. coverage: 0 to 1."""

    value: int
    heaped: float = 0.5  # each person once: 2 x 0.5 is the variance of a number of persons
    coverage: float = 1.0

    @property
    def variance(self) -> float:
        """Of the number, were the same period lived again."""
        return 2 * self.value * max(self.heaped, 0.5)


def is_within_chance_or_coverage(now: Measured, before: Measured) -> bool:
    """Whether chance and coverage together can have made the change."""
    by_chance = STANDARD_DEVIATIONS * sqrt(now.variance + before.variance)
    by_coverage = max(now.value, before.value) * abs(now.coverage - before.coverage)
    return abs(now.value - before.value) <= by_chance + by_coverage
