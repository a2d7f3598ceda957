"""Asks this machine which numbers it has in the house's network."""

from __future__ import annotations

import socket
import struct
import sys
from collections.abc import Iterator
from contextlib import suppress
from ipaddress import IPv4Address

from app.trust.authority import PRIVATE_NETWORKS

ASK_ADDRESS = 0x8915  # SIOCGIFADDR, netdevice(7)
REQUEST_BYTES, ADDRESS_AT = 256, slice(20, 24)


def own_numbers() -> tuple[IPv4Address, ...]:
    """The private numbers of this machine (IPv4, at which the server listens), in order; none on no network."""
    every = _of_interfaces() if sys.platform == "linux" else _of_name()
    return tuple(sorted({number for number in every if any(number in network for network in PRIVATE_NETWORKS)}))


def _of_name() -> Iterator[IPv4Address]:
    with suppress(OSError):  # a machine that does not know its own name
        for *_, address in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET):
            yield IPv4Address(address[0])


def _of_interfaces() -> Iterator[IPv4Address]:
    import fcntl

    # A service may be forbidden to ask for the interfaces, as one that has Caddy in front is.
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        for _, name in socket.if_nameindex():
            request = struct.pack(f"{REQUEST_BYTES}s", name.encode())
            with suppress(OSError):  # an interface that has no number
                yield IPv4Address(fcntl.ioctl(asked.fileno(), ASK_ADDRESS, request)[ADDRESS_AT])
