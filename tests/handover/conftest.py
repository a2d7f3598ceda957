"""A card with all that a card can have, and who may ask about it."""

from __future__ import annotations

import pytest

from tests.privacy.conftest import january_noon as clock_in_january
from tests.privacy.planted_life import planted_life

january_noon = clock_in_january


@pytest.fixture
def life(house, january_noon):
    """The card's life, in the year that was."""
    return planted_life(house)


@pytest.fixture
def admin(life, house):
    """Ada's browser."""
    return house.signed_in("Ada")
