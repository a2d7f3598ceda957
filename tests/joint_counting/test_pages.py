"""The page of counting together: whose yes it is, what it says, and who may say it."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from app.agreements.actions import leave
from app.clock import now
from app.database.transaction import write_connection
from app.people.vault.models import JointTick, Vault
from tests.agreements.agreeing import otto
from tests.command_line import run
from tests.joint_counting.together import PAGE, say_yes, take_back
from tests.make import rows


def test_it_says_what_it_means_and_costs_before_anybody_says_yes(together):
    page = together.cleo.get(PAGE).text

    assert "Var och en räknar för sig" in page
    assert "några kan ha besökt båda" in page
    assert "Vad det kostar era besökare" in page
    assert page.index("Vad det kostar era besökare") < page.index("Säg ja för oss")


def test_each_ticks_for_itself_and_the_last_one_begins_it(together):
    say_yes(together.cleo)
    assert rows(select(Vault.number)) == []
    assert "Det börjar när de andra också har sagt ja" in together.cleo.get(PAGE).text

    say_yes(together.otto)

    assert "Ni räknar tillsammans sedan 5 maj 2026" in together.otto.get(PAGE).text
    assert len(rows(select(JointTick.organisation_id).distinct())) == 2
    assert rows(select(Vault.number, Vault.closed_at)) == [(1, None)]


def test_without_the_tick_it_is_refused_in_words(together):
    answer = together.cleo.submit(PAGE)

    assert answer.status_code == 422
    assert "Kryssa i rutan först" in answer.text
    assert rows(select(JointTick.number)) == []


def test_what_somebody_else_said_meanwhile_is_not_written_over(together):
    say_yes(together.cleo)
    token = together.cleo.token_on(PAGE)
    take_back(together.cleo)
    together.cleo.post(PAGE, csrf_token=token, version="1", is_given="y")

    assert "Någon annan har ändrat" in together.cleo.get(PAGE).text
    assert [given for (given,) in rows(select(JointTick.is_given).order_by(JointTick.number))] == [True, False]


def test_a_volunteer_and_another_house_have_no_such_page(together):
    assert together.house.signed_in("Alva").get(PAGE).status_code == 403
    assert together.cleo.get("/agreements/elsewhere/together").status_code == 404


def test_who_has_left_can_still_take_it_back_and_say_nothing_else(together, at_noon):
    together.both_say_yes()
    with write_connection() as connection:
        leave(
            connection,
            together.agreement_id,
            together.doors["sion"].place.organisation_id,
            now().date(),
            otto(together.house),
        )
    at_noon.shift(timedelta(days=2))
    client = together.house.signed_in_anew("Otto")
    take_back(client)

    assert rows(select(Vault.closed_at.is_(None))) == [(False,)]
    assert "Säg ja för oss" not in client.get(PAGE).text
    assert client.post(PAGE, csrf_token=client.token_on("/account"), version="2", is_given="y").status_code == 403


def test_the_command_says_it_for_a_party_and_tells_how_it_stands(together):
    assert "iop: not counted jointly" in run(together.app, "agreement", "joint", "iop", "--yes", "iogt").stdout
    begun = run(together.app, "agreement", "joint", "iop", "--yes", "sion")
    assert begun.exit_code == 0
    assert "A visitor of several counts once from today on" in begun.stdout
    assert "iop: counted jointly since 2026-05-05" in begun.stdout
    ended = run(together.app, "agreement", "joint", "iop", "--no", "sion")
    assert "every tag is deleted, the key destroyed" in ended.stdout
    assert run(together.app, "agreement", "joint", "iop", "--yes", "a", "--no", "b").exit_code == 2
    assert run(together.app, "agreement", "joint", "iop", "--yes", "nobody").exit_code == 1
