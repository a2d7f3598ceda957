"""A box opens for the server's key alone, and only as it was sealed."""

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from app.kiosk_host.intake.boxes import BoxClosed, open_box, public_key
from tests.kiosk_host.boxing import seal, seal_bytes
from tests.make import visit_item

KEY = ec.generate_private_key(ec.SECP256R1())
OTHER = ec.generate_private_key(ec.SECP256R1())
LONGEST_SLUG = "å" * 64
CARD = {"type": "card", "value": "x" * 22, "agreed": True}
ABOUT = {"gender": "woman", "age_band": "65-plus", "been_before": True, "called_first": True, "replaces_lost": True}


def told(key):
    known = public_key(key)
    return {"id": known.id.hex(), "public": base64.b64encode(known.point).decode()}


def changed(box, at):
    raw = bytearray(base64.b64decode(box))
    raw[at] ^= 1
    return base64.b64encode(raw).decode()


@pytest.mark.parametrize(
    "item", [visit_item(), visit_item(topic="å" * 900), [], None, "ö"], ids=["short", "long", "list", "nothing", "text"]
)
def test_what_was_sealed_is_found_inside(item):
    assert open_box(seal(item, told(KEY)), KEY) == item


@pytest.mark.parametrize(
    "item",
    [
        {"id": visit_item()["id"], "void": visit_item()["id"]},
        visit_item(count=1),
        visit_item(count=1, activity=LONGEST_SLUG, credential=CARD),
        visit_item(count=1, kind="accompaniment", about=ABOUT, credential=CARD),
        {"id": visit_item()["id"], "about": ABOUT, "of": visit_item()["id"]},
    ],
)
def test_whatever_happens_on_a_day_its_box_is_of_one_size(item):
    assert len(base64.b64decode(seal(item, told(KEY)))) == 512


def test_what_does_not_fit_takes_the_next_size():
    assert [len(base64.b64decode(seal("x" * count, told(KEY)))) for count in (416, 417)] == [512, 1024]


def test_the_same_item_never_looks_the_same_twice():
    one, other = (base64.b64decode(seal(visit_item(), told(KEY))) for _ in range(2))

    assert one[:9] == other[:9]
    assert one[9:] != other[9:]
    assert sum(a == b for a, b in zip(one[74:], other[74:], strict=True)) < 20


def test_another_key_opens_nothing():
    with pytest.raises(BoxClosed, match="another key"):
        open_box(seal(visit_item(), told(KEY)), OTHER)


def test_a_key_that_only_says_it_is_the_one_opens_nothing():
    box = seal(visit_item(), told(OTHER) | {"id": told(KEY)["id"]})

    with pytest.raises(BoxClosed, match="changed"):
        open_box(box, KEY)


@pytest.mark.parametrize("at", [0, 1, 9, 40, 74, 300, 511])
def test_a_box_of_which_one_bit_has_turned_is_not_opened(at):
    with pytest.raises(BoxClosed):
        open_box(changed(seal(visit_item(), told(KEY)), at), KEY)


@pytest.mark.parametrize("box", ["", "A", "å", "!" * 684, "A" * 684, base64.b64encode(bytes([1]) * 511).decode()])
def test_what_is_no_box_is_not_opened(box):
    with pytest.raises(BoxClosed):
        open_box(box, KEY)


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff" * 200, b"\x00\x00\x00\x03{{{", b"\x00\x00\x00\x03NaN", (90_000).to_bytes(4, "big") + b"[" * 90_000],
)
def test_a_box_without_json_in_it_is_not_understood(content):
    with pytest.raises(BoxClosed, match="no JSON"):
        open_box(seal_bytes(content, told(KEY)), KEY)
