"""The world around a rented server: a resolver that knows its name, an authority that vouches for it, and a home."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.in_the_house.network import Machine
from tests.in_the_house.rented import Rented

# They begin with different letters, by which their cables are called. The numbers are for examples, RFC 5737.
NUMBERS = {"rented": "203.0.113.10", "names": "203.0.113.53", "authority": "203.0.113.80", "home": "203.0.113.200"}
NUMBER_MOVED_TO = "203.0.113.77"
NAME, AUTHORITY_NAME = "oasen.test", "acme.test"
PATIENCE_SECONDS = 60
ROOT_CERTIFICATE = "/var/authority/caddy/pki/authorities/local/root.crt"
AUTHORITY = f"""{{
	admin off
	skip_install_trust
}}
{AUTHORITY_NAME} {{
	tls internal
	acme_server
}}
"""
# In the place of the world's authorities, which could not be asked here; the rest of the Caddyfile is as it is shipped.
ASKS_OURS = f"""	admin off
	acme_ca https://{AUTHORITY_NAME}/acme/local/directory
	acme_ca_root /etc/caddy/authority.crt
"""


@dataclass
class World:
    """Who answers for names, and who vouches for them; both run the server's programs on machines of their own."""

    machines: dict[str, Machine]
    server: Rented
    folder: Path
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def name_leads_to(self, number: str) -> None:
        """Let the name of the house lead to a number, as its owner does at the registrar."""
        records = (f"--host-record={NAME},{number}", f"--host-record={AUTHORITY_NAME},{NUMBERS['authority']}")
        self._run("names", "dnsmasq", "--keep-in-foreground", "--no-resolv", "--no-hosts", "--user=root", *records)

    def vouch(self) -> None:
        """Begin to vouch for whoever shows that a name is theirs (ACME), and let the server's Caddy ask here."""
        self.server.types("mkdir -p /etc/authority /var/authority")
        self._writes("/etc/authority/Caddyfile", AUTHORITY)
        home = ("env", "XDG_DATA_HOME=/var/authority", "XDG_CONFIG_HOME=/var/authority")
        self._run("authority", *home, "caddy", "run", "--config", "/etc/authority/Caddyfile")
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not (root := self.server.asked(f"cat {ROOT_CERTIFICATE} 2> /dev/null")):
            assert time.monotonic() < deadline, "the authority does not start"
            time.sleep(0.2)
        (self.folder / "authority.crt").write_text(root)
        self.server.types(f"install -m 0644 {ROOT_CERTIFICATE} /etc/caddy/authority.crt")
        shipped = self.server.types("cat /etc/caddy/Caddyfile")
        assert "\tadmin off\n" in shipped
        self._writes("/etc/caddy/Caddyfile", shipped.replace("\tadmin off\n", ASKS_OURS))
        self.server.types("systemctl restart caddy")

    def end(self) -> None:
        """Stop both."""
        for process in self.running.values():
            process.kill()
            process.wait()

    def _run(self, machine: str, *words: str) -> None:
        if before := self.running.pop(machine, None):
            before.kill()
            before.wait()
        command = (*self.machines[machine].inside, *self.server.inside(are_processes_shared=True), *words)
        with (self.folder / f"{machine}.txt").open("ab") as said:
            self.running[machine] = subprocess.Popen(command, stdout=said, stderr=said)

    def _writes(self, path: str, text: str) -> None:
        words = (*self.server.inside(), "sh", "-c", f"cat > {path}")
        subprocess.run(words, input=text, text=True, check=True)


@contextmanager
def world(machines: dict[str, Machine], server: Rented, folder: Path) -> Iterator[World]:
    """The world, in which nobody is known yet."""
    built = World(machines, server, folder)
    try:
        yield built
    finally:
        built.end()
