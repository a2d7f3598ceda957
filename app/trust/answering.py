"""Answers in the house's network for the house's name, so that tablets find it without knowing its number."""

from __future__ import annotations

import logging
import socket
import struct
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from ipaddress import IPv4Address

from app.trust.names_in_network import (
    GROUP,
    PORT,
    NoMessage,
    announcement,
    answer,
    numbers_told,
    question,
    read,
)

LOGGER = logging.getLogger(__name__)
LONGEST_PACKET = 9000  # RFC 6762, 17
ASKED_TIMES, BETWEEN_SECONDS = 3, 0.25  # RFC 6762, 8.1
EVERY_HOP = 255  # RFC 6762, 11: what has been on another network has less
LOOKS_AGAIN_AFTER_SECONDS = 10


class NameTaken(Exception):
    """Another machine of the network says that the name is its own; the text is its number."""


class Answering:
    """Answers for one name on all of the machine's networks (IPv4); on each with the numbers it has there.

    numbers: asked again every ten seconds, so that a network that comes later, or another number, is answered for.
    """

    def __init__(self, name: str, numbers: Callable[[], Sequence[IPv4Address]]) -> None:
        self._name, self._numbers = name, numbers
        self._joined: tuple[IPv4Address, ...] = ()
        self._socket = _listening()

    def start(self) -> None:
        """Answer from now on, beside other work; raises NameTaken."""
        self._join()
        self._ask_who_has_it()
        self._announce()
        threading.Thread(target=self._run, name="names-in-network", daemon=True).start()

    def _ask_who_has_it(self) -> None:
        for _ in range(ASKED_TIMES):
            self._send_everywhere(lambda _number: question(self._name))
            deadline = time.monotonic() + BETWEEN_SECONDS
            while (left := deadline - time.monotonic()) > 0:
                self._socket.settimeout(left)
                with suppress(TimeoutError, NoMessage):
                    packet, _ = self._socket.recvfrom(LONGEST_PACKET)
                    others = numbers_told(read(packet), self._name) - set(self._joined)
                    if others:
                        raise NameTaken(str(min(others, key=str)))

    def _run(self) -> None:
        self._socket.settimeout(LOOKS_AGAIN_AFTER_SECONDS)
        looked_at = time.monotonic()
        while True:
            try:
                with suppress(TimeoutError, NoMessage):
                    self._answer(*self._socket.recvfrom(LONGEST_PACKET))
                if time.monotonic() - looked_at >= LOOKS_AGAIN_AFTER_SECONDS:
                    looked_at = time.monotonic()
                    if self._join():
                        self._announce()
            except Exception as error:  # a network that has gone comes back; this thread must not end
                LOGGER.error("the house's name: %s", type(error).__name__)
                time.sleep(1)

    def _answer(self, packet: bytes, sender: tuple[str, int]) -> None:
        asked = read(packet)
        if asked.is_answer:
            return
        is_for_one = sender[1] != PORT or all(each.for_me for each in asked.questions)
        if not is_for_one:
            self._send_everywhere(lambda number: answer(asked, self._name, [number]))
            return
        said = answer(asked, self._name, _reached_from(sender), sender[1])
        if said:
            self._socket.sendto(said, sender)

    def _announce(self) -> None:
        self._send_everywhere(lambda number: announcement(self._name, [number]))

    def _send_everywhere(self, message: Callable[[IPv4Address], bytes | None]) -> None:
        for number in self._joined:
            if said := message(number):
                with suppress(OSError):  # a network that has just gone
                    self._socket.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, number.packed)
                    self._socket.sendto(said, (GROUP, PORT))

    def _join(self) -> bool:
        """Listen on the networks that there are now; whether they are others than before."""
        now = tuple(self._numbers())
        for number in set(now) - set(self._joined):
            with suppress(OSError):  # joined before, under another number
                group = struct.pack("4s4s", socket.inet_aton(GROUP), number.packed)
                self._socket.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, group)
        before, self._joined = self._joined, now
        return set(now) != set(before)


def _listening() -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # the system may answer for names of its own
    if hasattr(socket, "SO_REUSEPORT"):
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    listening.bind(("", PORT))
    listening.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, EVERY_HOP)
    listening.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_LOOP, 1)
    return listening


def _reached_from(sender: tuple[str, int]) -> list[IPv4Address]:
    """The number by which this machine reaches whoever asked; none when it has just gone."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked, suppress(OSError):
        asked.connect(sender)
        return [IPv4Address(asked.getsockname()[0])]
    return []
