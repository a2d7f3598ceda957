"""What is printed on cards and what the tablet takes are the same codes, written the same way."""

from __future__ import annotations

import json
import random
import subprocess

from app.bootstrap import ROOT
from app.people.cards import draw_card
from app.people.picture_code import PICTURE_COUNT, is_code
from app.people.pictures import FOLDER, written
from tests.npm_package import node


def judged_by_the_tablet(codes):
    """Of each code, whether the tablet's own script takes it, and how it writes it."""
    given = json.dumps({"codes": codes, "pictures": json.loads((FOLDER / "pictures.json").read_text("utf-8"))})
    script = ROOT / "tests" / "kiosk" / "check_codes.mjs"
    answer = subprocess.run([node(), script], input=given, capture_output=True, text=True, check=True)
    return json.loads(answer.stdout)


def test_the_tablet_takes_every_printed_code_and_writes_it_as_the_card_was_registered():
    codes = [draw_card().pictures for _ in range(500)]

    assert judged_by_the_tablet(codes) == [{"isCode": True, "written": written(code)} for code in codes]


def test_both_agree_on_any_five_pictures():
    chance = random.Random(47)
    codes = [[chance.randrange(PICTURE_COUNT) for _ in range(5)] for _ in range(5_000)]
    judged = [each["isCode"] for each in judged_by_the_tablet(codes)]

    assert judged == [is_code(code) for code in codes]
    assert 50 < sum(judged) < 200  # one in 47 is a code
