"""Reads and writes the messages by which machines of one network find each other's names; pure.

After RFC 1035 (4.1, the wire) and RFC 6762 (multicast DNS): one name that is this machine's alone, with its numbers.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address

Number = IPv4Address | IPv6Address

GROUP, PORT = "224.0.0.251", 5353
A, AAAA, NSEC, ANY = 1, 28, 47, 255
TYPE_OF = {4: A, 6: AAAA}
INTERNET, TOP_BIT = 1, 0x8000  # the top bit of a class: answer me alone (question), mine alone (answer)
IS_ANSWER, IS_AUTHORITATIVE = 0x8000, 0x0400
LASTS_SECONDS, LASTS_FOR_OLD_SECONDS = 120, 10  # RFC 6762, 10 and 6.7
LONGEST_NAME, LONGEST_PART, MOST_RECORDS, IPV4_BYTES = 255, 63, 200, 4


class NoMessage(ValueError):
    """Bytes that are no message."""


@dataclass(frozen=True)
class Question:
    """What somebody asks: a name in small letters without its last dot, and a type. for_me: to be told alone."""

    name: str
    type: int
    for_me: bool


@dataclass(frozen=True)
class Record:
    """What somebody says of a name, and for how many seconds it may be kept."""

    name: str
    type: int
    seconds: int
    content: bytes


@dataclass(frozen=True)
class Message:
    """A message as far as it concerns names."""

    number: int
    is_answer: bool
    questions: tuple[Question, ...]
    answers: tuple[Record, ...]


def read(packet: bytes) -> Message:
    """What a packet says; raises NoMessage."""
    try:
        number, flags, question_count, answer_count, *_ = struct.unpack_from("!6H", packet)
        if question_count + answer_count > MOST_RECORDS:
            raise NoMessage("more than one packet holds")
        place, questions, answers = 12, [], []
        for _ in range(question_count):
            name, place = _read_name(packet, place)
            type_, class_ = struct.unpack_from("!HH", packet, place)
            questions.append(Question(name, type_, bool(class_ & TOP_BIT)))
            place += 4
        for _ in range(answer_count):
            name, place = _read_name(packet, place)
            type_, _class, seconds, length = struct.unpack_from("!HHIH", packet, place)
            answers.append(Record(name, type_, seconds, packet[place + 10 : place + 10 + length]))
            place += 10 + length
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise NoMessage("broken off") from error
    return Message(number, bool(flags & IS_ANSWER), tuple(questions), tuple(answers))


def question(name: str) -> bytes:
    """Whether anybody has that name, as it is asked before one takes it (RFC 6762, 8.1)."""
    return struct.pack("!6H", 0, 0, 1, 0, 0, 0) + _written(name) + struct.pack("!HH", ANY, INTERNET | TOP_BIT)


def answer(asked: Message, name: str, numbers: Sequence[Number], from_port: int = PORT) -> bytes | None:
    """What is answered, by a machine of that name with those numbers; None where nothing is to be said.

    Who asks from another port than 5353 is no such machine: it gets its own question back, and no bit that it would
    not know.
    """
    mine = [each for each in asked.questions if each.name == name.lower() and each.type in (A, AAAA, ANY)]
    known = {(each.type, each.content) for each in asked.answers if each.seconds >= LASTS_SECONDS / 2}
    wanted = {type_ for each in mine for type_ in ((A, AAAA) if each.type == ANY else (each.type,))}
    told = [each for each in numbers if TYPE_OF[each.version] in wanted]
    told = [each for each in told if (TYPE_OF[each.version], each.packed) not in known]
    lacks = wanted - {TYPE_OF[each.version] for each in numbers}
    if not told and not lacks:
        return None
    if from_port == PORT:
        return _message(0, (), [*_records(name, told), *_none_else(name, numbers, bool(lacks))])
    return _message(asked.number, mine, _records(name, told, is_old=True)) if told else None


def announcement(name: str, numbers: Sequence[Number]) -> bytes:
    """What is said unasked when the machine comes, or its numbers change (RFC 6762, 8.3)."""
    return _message(0, (), [*_records(name, numbers), *_none_else(name, numbers, True)])


def numbers_told(message: Message, name: str) -> set[IPv4Address]:
    """The numbers (IPv4) that somebody says are that name's."""
    mine = [each for each in message.answers if each.name == name.lower() and each.type == A and each.seconds]
    return {IPv4Address(each.content) for each in mine if len(each.content) == IPV4_BYTES}


def _records(name: str, numbers: Sequence[Number], is_old: bool = False) -> list[bytes]:
    seconds, alone = (LASTS_FOR_OLD_SECONDS, 0) if is_old else (LASTS_SECONDS, TOP_BIT)
    return [_record(name, TYPE_OF[each.version], INTERNET | alone, seconds, each.packed) for each in numbers]


def _none_else(name: str, numbers: Sequence[Number], is_asked: bool) -> Iterator[bytes]:
    """That there are numbers of no other kind (RFC 6762, 6.1): else who asks for the others waits in vain."""
    if not is_asked:
        return
    bits = bytearray(AAAA // 8 + 1)
    for type_ in {TYPE_OF[each.version] for each in numbers}:
        bits[type_ // 8] |= 0x80 >> type_ % 8
    content = _written(name) + bytes((0, len(bits))) + bytes(bits)
    yield _record(name, NSEC, INTERNET | TOP_BIT, LASTS_SECONDS, content)


def _record(name: str, type_: int, class_: int, seconds: int, content: bytes) -> bytes:
    return _written(name) + struct.pack("!HHIH", type_, class_, seconds, len(content)) + content


def _message(number: int, questions: Sequence[Question], records: Sequence[bytes]) -> bytes:
    asked = b"".join(_written(each.name) + struct.pack("!HH", each.type, INTERNET) for each in questions)
    head = struct.pack("!6H", number, IS_ANSWER | IS_AUTHORITATIVE, len(questions), len(records), 0, 0)
    return head + asked + b"".join(records)


def _written(name: str) -> bytes:
    return b"".join(bytes((len(part),)) + part for part in name.encode().split(b".")) + b"\0"


def _read_name(packet: bytes, place: int) -> tuple[str, int]:
    """A name, and where what follows it begins. It may end in one that stands earlier, and only earlier: so it ends."""
    parts, end, size = [], 0, 0
    while length := packet[place]:
        if length >= 0xC0:
            end = end or place + 2
            earlier = (length & 0x3F) << 8 | packet[place + 1]
            if earlier >= place:
                raise NoMessage("a name that has no end")
            place = earlier
            continue
        size += length + 1
        if length > LONGEST_PART or size > LONGEST_NAME or place + length >= len(packet):
            raise NoMessage("too long a name")
        parts.append(packet[place + 1 : place + 1 + length])
        place += length + 1
    return b".".join(parts).decode().lower(), end or place + 1
