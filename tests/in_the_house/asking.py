"""Asks the network for a name as a tablet's system does, over a real socket: python -m tests.in_the_house.asking NAME

Written apart from the program's own reading and writing of such messages, so that the two do not err alike.
Prints the number, or ends with 1 when nobody answers.
"""

from __future__ import annotations

import socket
import struct
import sys

GROUP, PORT = "224.0.0.251", 5353
TRIES, PATIENCE_SECONDS = 5, 1.0
ANSWER_TAIL = b"\x00\x01\x80\x01\x00\x00\x00\x78\x00\x04"  # A, IN alone, 120 seconds, 4 bytes


def number_of(name: str, from_port: int) -> str | None:
    """The number somebody answers with; from port 5353 as a machine of the network, else as a plain program."""
    wire = b"".join(bytes((len(part),)) + part.encode() for part in name.split(".")) + b"\0"
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        asked.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        asked.bind(("", from_port))
        own = _own_number()
        asked.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton(own))
        asked.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, socket.inet_aton(GROUP) + socket.inet_aton(own))
        asked.settimeout(PATIENCE_SECONDS)
        for _ in range(TRIES):
            asked.sendto(struct.pack("!6H", 7, 0, 1, 0, 0, 0) + wire + b"\x00\x01\x00\x01", (GROUP, PORT))
            if found := _heard(asked, wire, is_old=from_port != PORT):
                return found
    return None


def _heard(asked: socket.socket, wire: bytes, is_old: bool) -> str | None:
    try:
        while True:
            packet, _ = asked.recvfrom(9000)
            tail = b"\x00\x01\x00\x01\x00\x00\x00\x0a\x00\x04" if is_old else ANSWER_TAIL
            place = packet.find(wire + tail)
            if packet[2] & 0x80 and place >= 0:
                return socket.inet_ntoa(packet[place + len(wire + tail) :][:4])
    except TimeoutError:
        return None


def _own_number() -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        asked.connect(("192.168.50.1", 9))
        return str(asked.getsockname()[0])


if __name__ == "__main__":
    heard = number_of(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else PORT)
    print(heard or "nobody answers")
    sys.exit(0 if heard else 1)
