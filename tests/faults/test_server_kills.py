"""The fault that is quick is tried once in the ordinary tests too."""

from tests.faults.outcome import Plan
from tests.faults.server_kills import try_server_kills


def test_a_server_killed_under_eight_tablets_loses_nothing(tmp_path):
    [outcome] = try_server_kills(tmp_path, Plan(rounds=1))

    assert outcome.breach == ""
    assert outcome.account.thanked > 0
