"""What happens with a rented server, step by step, from its first line typed to the contacts noted at home."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, BrowserType, expect

from tests.browser.starting import Start
from tests.in_the_house.confined import ELSEWHERE
from tests.in_the_house.house import browser_on
from tests.in_the_house.rented import Rented, lines_of_the_guide
from tests.in_the_house.story import eventually
from tests.in_the_house.trusting import trust_in
from tests.in_the_house.world import NAME, NUMBER_MOVED_TO, NUMBERS, World
from tests.phone.in_browser.phone import Phone

URL = f"https://{NAME}"
STRICT_FOR = "max-age=31536000; includeSubDomains"
GUESS_COUNT = 7  # one may try five times a minute
ASKED_AT_HOME = "import socket, sys; socket.create_connection((sys.argv[1], int(sys.argv[2])), 3)"
SHOWN_SERIAL = (
    "import ssl, socket, sys; from cryptography import x509\n"
    "context = ssl.create_default_context(cafile=sys.argv[1])\n"
    "with socket.create_connection((sys.argv[2], 443), 5) as line:\n"
    "    with context.wrap_socket(line, server_hostname=sys.argv[2]) as safe:\n"
    "        print(x509.load_der_x509_certificate(safe.getpeercert(True)).serial_number)\n"
)
CERTIFICATES = "/var/lib/caddy/.local/share/caddy/certificates"
CADDY_DROP_IN, SOON_OLD_FILE = "/etc/systemd/system/caddy.service.d", "/etc/caddy/soon-old.json"
# Debian's Caddy gives certificates of twelve hours, whatever it is told. But it can be told when they are old: when so
# large a share of their time is left, here all but half a minute (and the minute by which its authority dates it back).
SOON_OLD = (
    'import json, sys; told = json.load(sys.stdin); automation = told["apps"]["tls"]["automation"]; '
    'automation["renew_interval"] = "5s"; '
    '[each.update(renewal_window_ratio=1 - 90 / 43200) for each in automation["policies"]]; '
    "json.dump(told, sys.stdout)"
)
PROBE = "/etc/systemd/system/probe.service"


@dataclass
class RentedScene:
    """All that the steps act on."""

    world: World
    server: Rented
    started: tuple[BrowserType, Start]
    folder: Path

    @contextmanager
    def browser(self) -> Iterator[BrowserContext]:
        """The browser of the phone at home."""
        folder = self.folder / "home"
        folder.mkdir(exist_ok=True)
        trust_in(folder, self.folder / "authority.crt")
        with browser_on(self.world.machines["home"], self.started, folder) as context:
            yield context

    def at_home(self, *words: str, machine: str = "home") -> str:
        """What a Python program says at home, or on another machine of the world."""
        command = (*self.world.machines[machine].inside, sys.executable, *words)
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()

    def serial(self) -> str:
        """The serial number of the certificate that is shown at home; empty: no answer, or none to be trusted."""
        return self.at_home("-c", SHOWN_SERIAL, str(self.folder / "authority.crt"), NAME)


def set_up_by_the_guide(scene: RentedScene) -> str:
    """Every line of the guide is typed; then the service runs, hardened, and is started with the machine."""
    scene.world.name_leads_to(NUMBERS["rented"])
    for line in lines_of_the_guide("Way 3"):
        scene.server.types(line.replace("YOUR.NAME", NAME))
    assert scene.server.asked("systemctl is-active oasen") == "active"
    assert scene.server.asked("systemctl is-enabled oasen caddy") == "enabled\nenabled"
    assert scene.server.asked("systemd-analyze verify oasen.service 2>&1") == ""
    return exposure(scene.server)


def confined_as_it_is_told(scene: RentedScene) -> str:
    """A program in the place of the server's, under the same restrictions, tries what it may and what it may not."""
    begins = "s|^ExecStart=.*|ExecStart=/opt/oasen/.venv/bin/python -m tests.in_the_house.confined|"
    once = "s|^Type=.*|Type=oneshot|; s|^Restart=.*|Restart=no|"
    # Somebody listens there: whoever may connect does.
    assert scene.at_home("-c", f"{ASKED_AT_HOME}; print('reached')", *map(str, ELSEWHERE)) == "reached"
    scene.server.types(f"sed '{begins}; {once}' /etc/systemd/system/oasen.service > {PROBE}")
    scene.server.types("systemctl daemon-reload && systemctl start probe")
    said = scene.server.asked("journalctl --unit probe --output cat --identifier python")
    scene.server.types(f"rm {PROBE} && systemctl daemon-reload")
    assert re.fullmatch(r"tried: \d+ and \d+", said), said
    return said


def vouched_for(scene: RentedScene) -> str:
    """The authority asks the server by its name and vouches for it; at home the page opens without a warning."""
    scene.world.vouch()
    eventually(lambda: scene.serial() != "", True)
    with scene.browser() as context:
        page = context.new_page()
        answer = page.goto(f"http://{NAME}/sign-in")
        assert answer is not None
        assert page.url.startswith(f"{URL}/"), page.url
        assert answer.header_value("strict-transport-security") == STRICT_FOR
        assert page.evaluate("isSecureContext")
        page.goto(link_to_begin(scene.server))
        expect(page.get_by_text("Länken är med, och fungerar en gång.")).to_be_visible()
    return "by http led to https, which it insists on for a year"


def heard_on_its_own_machine_alone(scene: RentedScene) -> str:
    """From outside only Caddy can be reached."""
    listening = scene.server.asked("ss --listening --tcp --numeric --no-header").splitlines()
    heard = sorted(line.split()[3] for line in listening)
    assert heard == ["*:443", "*:80", "127.0.0.1:8000"], heard
    reached = scene.at_home("-c", f"{ASKED_AT_HOME}; print('reached')", NUMBERS["rented"], "8000")
    assert reached == ""
    return ", ".join(heard)


def not_fooled_about_where_one_is(scene: RentedScene) -> str:
    """Who guesses passwords and each time pretends to be elsewhere is told to wait; another is not."""
    begin_house(scene)
    words = ("-m", "tests.in_the_house.guessing", str(scene.folder / "authority.crt"), URL)
    told = scene.at_home(*words, str(GUESS_COUNT), machine="authority").split()
    assert told == ["401"] * 5 + ["429"] * 2, told
    other = scene.at_home(*words, "1", machine="names")
    assert other == "401", other
    return f"from one number {' '.join(told)}, from another {other}"


def contact_noted_at_home(scene: RentedScene) -> str:
    """Whoever looks after the house adds a phone and pairs it, at home; three taps, and the contact is in the log."""
    with scene.browser() as context:
        phone = Phone(context, URL).pair(link_for_phone(scene, context))
        phone.can_start_without_network()
        phone.note()
        eventually(scene.server.contact_count, 1)
    return "1 contact in the log"


def power_cut_before_it_has_answered(scene: RentedScene) -> str:
    """What the server has stored, and not yet said so when it loses its power, is sent again and there once."""
    with scene.browser() as context:
        phone = Phone(context, URL).open()
        phone.is_at("log")
        before = scene.server.contact_count()
        with scene.server.machine.unheard_at(NUMBERS["home"]):
            phone.note()
            eventually(scene.server.contact_count, before + 1)
            scene.server.lose_power()
        assert phone.queue_count() == 1
        scene.server.power_on()
        eventually(phone.queue_count, 0)
        assert scene.server.contact_count() == before + 1
    return "started by itself, sent again, there once"


def another_certificate_meanwhile(scene: RentedScene) -> str:
    """Caddy has lost its certificate and fetches another under a phone that is on, which notices nothing."""
    with scene.browser() as context:
        phone = Phone(context, URL).open()
        phone.is_at("log")
        before, old = scene.server.contact_count(), scene.serial()
        scene.server.types(f"rm -r {CERTIFICATES} && systemctl restart caddy")
        eventually(lambda: scene.serial() not in ("", old), True)
        phone.note()
        eventually(scene.server.contact_count, before + 1)
    return "fetched, shown, 1 more contact"


def renewed_as_time_passes(scene: RentedScene) -> str:
    """Caddy is told to find a certificate old after half a minute: it renews it by itself, under a phone that is on."""
    adapted = f"caddy adapt --config /etc/caddy/Caddyfile | python3 -c '{SOON_OLD}' > {SOON_OLD_FILE}"
    begins = f"/usr/bin/caddy run --environ --config {SOON_OLD_FILE}"
    drop_in = f"printf '[Service]\\nExecStart=\\nExecStart={begins}\\n' > {CADDY_DROP_IN}/soon-old.conf"
    with scene.browser() as context:
        phone = Phone(context, URL).open()
        phone.is_at("log")
        before, old = scene.server.contact_count(), scene.serial()
        scene.server.types(f"{adapted} && mkdir -p {CADDY_DROP_IN} && {drop_in}")
        scene.server.types("systemctl daemon-reload && systemctl restart caddy")
        started = scene.server.asked("systemctl show caddy --property MainPID")
        eventually(lambda: scene.serial() not in ("", old), True)  # it may have been old when Caddy began
        first = scene.serial()
        eventually(lambda: scene.serial() not in ("", first), True)
        assert scene.server.asked("systemctl show caddy --property MainPID") == started
        phone.note()
        eventually(scene.server.contact_count, before + 1)
    scene.server.types(f"rm -r {CADDY_DROP_IN} && systemctl daemon-reload && systemctl restart caddy")
    return "by itself, while it ran, 1 more contact"


def another_number(scene: RentedScene) -> str:
    """The server gets another number, and its owner says so to the resolver: the phone finds it again by itself."""
    with scene.browser() as context:
        phone = Phone(context, URL).open()
        phone.is_at("log")
        before = scene.server.contact_count()
        scene.server.machine.moves_to(NUMBER_MOVED_TO)
        phone.note()
        assert phone.queue_count() == 1
        scene.world.name_leads_to(NUMBER_MOVED_TO)
        eventually(phone.queue_count, 0)
        eventually(scene.server.contact_count, before + 1)
    return f"{NAME} is {NUMBER_MOVED_TO}, 1 more contact"


STEPS = (
    set_up_by_the_guide,
    confined_as_it_is_told,
    vouched_for,
    heard_on_its_own_machine_alone,
    not_fooled_about_where_one_is,
    contact_noted_at_home,
    power_cut_before_it_has_answered,
    another_certificate_meanwhile,
    renewed_as_time_passes,
    another_number,
)


def exposure(server: Rented) -> str:
    """What systemd thinks of how much the service is exposed."""
    said = server.asked("systemd-analyze security --no-pager oasen.service").splitlines()[-1]
    found = re.search(r"([\d.]+ [A-Z]+)", said)
    assert found is not None, said
    return f"exposure {found[1]}"


def link_to_begin(server: Rented) -> str:
    """The link by which a house is begun, where the guide says that it stands."""
    found = re.findall(rf"{URL}/begin#\S+", server.asked("journalctl --no-pager --unit oasen"))
    return str(found[-1])


def begin_house(scene: RentedScene) -> None:
    """An organisation with premises and whoever looks after them, by the commands of the guide."""
    scene.server.oasen("organisation add kamraterna --name Kamraterna")
    scene.server.oasen("premises add torget --organisation kamraterna --name 'Kamraterna vid torget'")
    scene.server.oasen("staff add Maria --organisation kamraterna --role admin")


def link_for_phone(scene: RentedScene, context: BrowserContext) -> str:
    """Sign in by a link, add a phone, and let it be paired."""
    link = scene.server.oasen("staff link Maria --organisation kamraterna").split()[-1]
    page = context.new_page()
    page.goto(link)
    page.get_by_role("button", name="Logga in").click()
    page.wait_for_url(lambda url: "/sign-in" not in url)
    page.goto(f"{URL}/phones")
    # It leads first to where one more lock is chosen.
    page.get_by_role("button", name="Senare, den här gången").click()
    page.wait_for_url(lambda url: "/safer" not in url)
    page.goto(f"{URL}/phones")
    page.locator("[name=name]").fill("Alvas telefon")
    page.locator("main button[type=submit]").click()
    page.locator("main button[type=submit]").click()
    page.locator("summary").click()
    found = page.locator(".link code").inner_text()
    page.close()
    return found
