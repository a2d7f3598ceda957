"""Whatever is shown at the tablet, the answer is the same to the byte: guessing teaches nothing."""

from __future__ import annotations

from uuid import uuid4

import pytest

from app.people.pictures import written
from tests.kiosk_host.boxing import seal
from tests.privacy.planted_life import planted_life

AT = "2026-01-14T08:00:00Z"


@pytest.fixture
def life(house, january_noon):
    return planted_life(house)


def shown(life):
    """All that can be held before the tablet: known and agreed to, known and not, forgotten, unknown, nothing."""
    life.post("/api/v1/card/forget", {"value": life.lost.token})
    declined = life.others[0].token
    life.post("/api/v1/card/declined", {"value": declined})
    yes = {"agreed": True}
    return {
        "nothing": None,
        "known": {"type": "card", "value": life.card.token} | yes,
        "known, not agreed": {"type": "card", "value": life.card.token, "agreed": False},
        "in the bowl": {"type": "card", "value": life.others[-1].token} | yes,
        "declined": {"type": "card", "value": declined} | yes,
        "forgotten": {"type": "card", "value": life.lost.token} | yes,
        "unknown": {"type": "card", "value": "AAAAAAAAAAAAAAAAAAAAAA"} | yes,
        "no card at all": {"type": "card", "value": "https://example.org/menu"} | yes,
        "known pictures": {"type": "pictures", "value": pictures_of(life.card)} | yes,
        "unknown pictures": {"type": "pictures", "value": "bee-cat-sun-tree-boat"} | yes,
        "pictures that cannot be": {"type": "pictures", "value": "x"} | yes,
    }


def pictures_of(card):
    return written(card.pictures)


def answer_to(life, body, address):
    """All of an answer that whoever stands at the tablet, or listens to its line, can see."""
    answer = life.house.app.test_client().post(
        address, json=body, headers={"Authorization": f"Bearer {life.house.valla.token}"}
    )
    return answer.status, sorted(answer.headers), answer.get_data()


def test_answers_to_known_unknown_and_no_code_are_equal_to_the_byte(life):
    answers = set()
    for credential in shown(life).values():
        item = {"id": str(uuid4()), "kind": "visit", "at": AT, "credential": credential}
        status, headers, body = answer_to(life, {"entries": [item]}, "/api/v1/entries")
        answers.add((status, *headers, body.replace(item["id"].encode(), b"ID")))

    assert len(answers) == 1
    assert b"stored" in next(iter(answers))[-1]


def test_so_are_the_answers_to_sealed_boxes(life):
    headers = {"Authorization": f"Bearer {life.house.valla.token}"}
    key = life.house.app.test_client().get("/api/v1/screen", headers=headers).json["sealing_key"]
    answers = set()
    for credential in shown(life).values():
        item = {"id": str(uuid4()), "kind": "visit", "at": AT, "credential": credential, "seq": 1}
        status, headers, body = answer_to(life, {"boxes": [{"seq": 1, "box": seal(item, key)}]}, "/api/v1/sealed")
        answers.add((status, *headers, body))

    assert len(answers) == 1
