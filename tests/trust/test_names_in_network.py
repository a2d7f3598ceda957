"""The messages by which the house's name is found: who is answered what, and that no packet does harm."""

import struct
from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.trust.names_in_network import (
    AAAA,
    ANY,
    NSEC,
    A,
    NoMessage,
    Question,
    announcement,
    answer,
    numbers_told,
    question,
    read,
)

NAME = "oasen.local"
HERE, THERE = IPv4Address("192.168.1.20"), IPv6Address("fd00::20")
OLD_PORT = 40_001
NAME_ON_WIRE = b"\x05oasen\x05local\x00"
TOP_BIT = 0x8000


def asked(type_, name=NAME_ON_WIRE, class_=1, answers=b"", number=0):
    head = struct.pack("!6H", number, 0, 1, int(bool(answers)), 0, 0)
    return head + name + struct.pack("!HH", type_, class_) + answers


def known(seconds, number=HERE):
    return b"\xc0\x0c" + struct.pack("!HHIH", A, 1, seconds, 4) + number.packed


def said(packet, numbers=(HERE,), from_port=5353):
    told = answer(read(packet), NAME, numbers, from_port)
    return None if told is None else read(told)


def test_whoever_asks_for_the_name_is_told_its_number():
    told = said(asked(A))

    assert [(each.name, each.type, each.seconds, each.content) for each in told.answers] == [
        (NAME, A, 120, HERE.packed)
    ]
    assert told.is_answer
    assert (told.number, told.questions) == (0, ())


def test_big_letters_are_the_same_name():
    assert numbers_told(said(asked(A, b"\x05OASEN\x05Local\x00")), NAME) == {HERE}


def test_whoever_asks_for_a_number_of_the_kind_it_has_not_is_told_so_at_once():
    [none_else] = said(asked(AAAA)).answers

    assert none_else.type == NSEC
    # RFC 4034, 4.1.2: the name again, window 0, four bytes of bits, of which the one of type 1 is set.
    assert none_else.content == NAME_ON_WIRE + bytes((0, 4, 0x40, 0, 0, 0))


def test_with_numbers_of_both_kinds_each_question_has_its_own():
    of_new_kind = said(asked(AAAA), (HERE, THERE)).answers
    of_any = said(asked(ANY), (HERE, THERE)).answers

    assert [(each.type, each.content) for each in of_new_kind] == [(AAAA, THERE.packed)]
    assert {each.type for each in of_any} == {A, AAAA}


@pytest.mark.parametrize("name", [b"\x06oasen2\x05local\x00", b"\x05local\x00", b"\x01x\x05oasen\x05local\x00"])
def test_of_other_names_nothing_is_said(name):
    assert said(asked(A, name)) is None


@pytest.mark.parametrize(("seconds", "is_told"), [(120, False), (60, False), (59, True)])
def test_whoever_knows_it_still_is_not_told_again(seconds, is_told):
    assert (said(asked(A, answers=known(seconds))) is not None) is is_told


def test_whoever_knows_another_number_is_told():
    assert said(asked(A, answers=known(120, IPv4Address("192.168.1.9")))) is not None


def test_a_program_of_the_old_kind_gets_its_question_back_and_no_bit_that_it_would_not_know():
    packet = answer(read(asked(A, number=4711)), NAME, (HERE,), OLD_PORT)
    told = read(packet)

    assert told.number == 4711
    assert told.questions == (Question(NAME, A, False),)
    assert [(each.type, each.seconds) for each in told.answers] == [(A, 10)]
    class_of_answer = struct.unpack_from("!H", packet, len(packet) - 4 - 2 - 4 - 2)
    assert class_of_answer == (1,)


def test_an_answer_says_that_the_name_is_this_machine_s_alone():
    packet = announcement(NAME, (HERE,))

    assert numbers_told(read(packet), NAME) == {HERE}
    assert NAME_ON_WIRE + struct.pack("!HH", A, TOP_BIT | 1) in packet


def test_before_a_name_is_taken_it_is_asked_who_has_it():
    [only] = read(question(NAME)).questions

    assert only == Question(NAME, ANY, True)


def test_a_goodbye_is_no_number():
    gone = struct.pack("!6H", 0, 0x8400, 0, 1, 0, 0) + NAME_ON_WIRE + struct.pack("!HHIH", A, 1, 0, 4) + HERE.packed

    assert numbers_told(read(gone), NAME) == set()


@pytest.mark.parametrize(
    "packet",
    [
        b"",
        b"\x00" * 11,
        struct.pack("!6H", 0, 0, 1, 0, 0, 0),
        struct.pack("!6H", 0, 0, 1, 0, 0, 0) + b"\xc0\x0c",
        struct.pack("!6H", 0, 0, 1, 0, 0, 0) + b"\x01a\xc0\x0c\x00\x01\x00\x01",
        struct.pack("!6H", 0, 0, 1, 0, 0, 0) + b"\x3fshort",
        struct.pack("!6H", 0, 0, 0xFFFF, 0xFFFF, 0, 0),
        struct.pack("!6H", 0, 0, 1, 0, 0, 0) + (b"\x3f" + b"a" * 63) * 5 + b"\x00\x00\x01\x00\x01",
        struct.pack("!6H", 0, 0, 1, 0, 0, 0) + b"\x02\xff\xfe\x00\x00\x01\x00\x01",
    ],
    ids=["empty", "short", "cut", "itself", "round and round", "cut name", "too many", "too long", "no text"],
)
def test_what_is_no_message_is_refused(packet):
    with pytest.raises(NoMessage):
        read(packet)


@given(st.binary(max_size=200))
def test_whatever_comes_is_read_or_refused(rest):
    for packet in (rest, struct.pack("!6H", 0, 0, 2, 2, 0, 0) + rest):
        try:
            message = read(packet)
        except NoMessage:
            continue
        answer(message, NAME, (HERE,))
        numbers_told(message, NAME)
