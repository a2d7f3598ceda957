"""What happens in the house, step by step, each as a person or a fault does it; a step that fails ends the story."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from playwright.sync_api import BrowserContext, BrowserType, Error, Page, expect

from app.clock import now
from app.keys import CURVE, authority_key
from app.trust.authority import HouseNames, house_certificate
from app.trust.queries import certificate_file, certificate_of_house
from tests.browser.starting import Start
from tests.in_the_house.house import NAME, PATIENCE_MS, URL, WAY_PORT, House, browser_on
from tests.in_the_house.network import MACHINES, NUMBER_MOVED_TO, Machine
from tests.in_the_house.trusting import trust_in
from tests.kiosk.in_browser.tablet import Tablet

PATIENCE_SECONDS = 120
NOT_YET, YES = "Inte än.", "Ja. Den här plattan litar på Oasen."
SHOWN_SERIAL = (
    "import ssl, socket, sys; from cryptography import x509\n"
    "context = ssl.create_default_context(cafile=sys.argv[1])\n"
    "with socket.create_connection((sys.argv[2], 8443), 5) as line:\n"
    "    with context.wrap_socket(line, server_hostname='oasen.local') as safe:\n"
    "        print(x509.load_der_x509_certificate(safe.getpeercert(True)).serial_number)\n"
)


@dataclass
class Scene:
    """All that the steps act on."""

    machines: dict[str, Machine]
    house: House
    started: tuple[BrowserType, Start]
    folder: Path

    @property
    def tablet(self) -> Machine:
        """The tablet's machine."""
        return self.machines["tablet"]

    @contextmanager
    def browser(self):
        """The tablet's browser, as it is switched on."""
        with browser_on(self.tablet, self.started, self.folder) as context:
            yield context

    def find_name(self) -> str:
        """Ask the network for the house's name, and let the tablet's programs find it; the number."""
        heard = ask(self.tablet, NAME)
        self.tablet.knows({NAME: heard})
        return heard


def ask(machine: Machine, name: str, *port: str) -> str:
    """The number that the network gives for a name, asked on that machine; words when nobody answers."""
    words = (*machine.inside, sys.executable, "-m", "tests.in_the_house.asking", name, *port)
    return subprocess.run(words, capture_output=True, text=True, check=False).stdout.strip()


def eventually(question: Callable[[], object], expected: object) -> None:
    """Ask until the answer is the expected one."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while (answer := question()) != expected:
        assert time.monotonic() < deadline, f"{answer} instead of {expected}"
        time.sleep(0.2)


def found_by_its_name(scene: Scene) -> str:
    """The tablet and the phone find the server by its name; also by a plain program; of other names nothing is told."""
    eventually(lambda: ask(scene.tablet, NAME), MACHINES["server"])
    assert ask(scene.machines["phone"], NAME) == MACHINES["server"]
    assert ask(scene.machines["phone"], NAME, "40001") == MACHINES["server"]
    assert ask(scene.tablet, "printer.local") == "nobody answers"
    scene.find_name()
    return f"{NAME} is {MACHINES['server']}"


def not_trusted_at_first(scene: Scene) -> str:
    """A new tablet is warned by its browser, and is told on the page by http that it does not trust the house yet."""
    with scene.browser() as context:
        page = context.new_page()
        refused = refusal(page, f"{URL}/sign-in")
        assert "ERR_CERT_AUTHORITY_INVALID" in refused, refused
        page.goto(f"http://{MACHINES['server']}:{WAY_PORT}/kiosk/")
        expect(page.get_by_text(NOT_YET)).to_be_visible()
        with page.expect_download() as fetched:
            page.get_by_role("link", name="Hämta oasen.crt").first.evaluate("link => link.click()")
        fetched.value.save_as(scene.folder / "oasen.crt")
    return "warned, told, certificate fetched"


def trusted_once_taken_in(scene: Scene) -> str:
    """With the fetched certificate in its user's store the page says so, and leads to where the tablet was going."""
    trust_in(scene.folder, scene.folder / "oasen.crt")
    with scene.browser() as context:
        page = context.new_page()
        page.goto(f"http://{MACHINES['server']}:{WAY_PORT}/")
        expect(page.get_by_text(YES)).to_be_visible()
        page.goto(f"http://{MACHINES['server']}:{WAY_PORT}/sign-in")
        page.wait_for_url(f"{URL}/sign-in")
        page.goto(f"https://{MACHINES['server']}:8443/sign-in")
        expect(page.locator("h1")).to_be_visible()
    return "by its name and by its number"


def first_tap(scene: Scene) -> str:
    """The tablet is paired, its service worker takes over, a visitor taps, and the visit stands in the log."""
    with scene.browser() as context:
        tablet = Tablet(context, URL).open(scene.house.pairing_link())
        tablet.is_at("welcome")
        assert tablet.page.evaluate("isSecureContext")
        tablet.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        tablet.arrive()
        eventually(scene.house.entry_count, 1)
    return "service worker ready, 1 visit in the log"


def power_cut_during_a_tap(scene: Scene) -> str:
    """The server loses its power; the tablet, switched on anew meanwhile, thanks; what it kept comes in afterwards."""
    scene.house.lose_power()
    with scene.browser() as context:
        tablet = Tablet(context, URL).open()
        tablet.is_at("welcome")
        tablet.arrive()
        assert tablet.queue_count() == 1
        scene.house.start()
        eventually(scene.house.entry_count, 2)
        eventually(tablet.queue_count, 0)
    return "started without the server, 1 sealed and sent later"


def power_cut_before_it_has_answered(scene: Scene) -> str:
    """What the server has stored, and not yet said so when it loses its power, is sent again and there once."""
    with scene.browser() as context:
        tablet = Tablet(context, URL).open()
        tablet.is_at("welcome")
        before = scene.house.entry_count()
        with scene.house.machine.unheard_at(MACHINES["tablet"]):
            tablet.arrive()
            eventually(scene.house.entry_count, before + 1)
            scene.house.lose_power()
        assert tablet.queue_count() == 1
        scene.house.start()
        eventually(tablet.queue_count, 0)
        assert scene.house.entry_count() == before + 1
    return "sent again, there once"


def another_number(scene: Scene) -> str:
    """The router gives the server another number: a new certificate names it, the name leads there, a tap comes in."""
    before = shown_serial(scene, MACHINES["server"])
    scene.house.machine.moves_to(NUMBER_MOVED_TO)
    eventually(scene.find_name, NUMBER_MOVED_TO)
    eventually(lambda: shown_serial(scene, NUMBER_MOVED_TO) not in ("", before), True)
    with scene.browser() as context:
        page = context.new_page()
        page.goto(f"https://{NUMBER_MOVED_TO}:8443/sign-in")
        expect(page.locator("h1")).to_be_visible()
        arrives(scene, context, 4)
    return f"{NAME} is {NUMBER_MOVED_TO}, certificate for it, 1 more visit"


def renewed_while_it_runs(scene: Scene) -> str:
    """A certificate that is about to run out is renewed under a tablet that is on, which notices nothing."""
    settings = scene.house.settings
    with scene.browser() as context:
        tablet = Tablet(context, URL).open()
        tablet.is_at("welcome")
        put_in_old_certificate(settings)
        old = certificate_of_house(settings)
        eventually(lambda: certificate_of_house(settings) != old, True)
        renewed = str(certificate_of_house(settings).serial_number)
        eventually(lambda: shown_serial(scene, NUMBER_MOVED_TO), renewed)
        tablet.arrive()
        eventually(scene.house.entry_count, 5)
    return "renewed, shown, 1 more visit"


def stolen_key(scene: Scene) -> str:
    """Who has stolen the authority's key is believed for the house's name and not for a bank's."""
    keys, seen = scene.house.settings.keys_folder, {}
    for name in (f"x.{NAME}", "bank.example"):
        scene.tablet.knows({name: MACHINES["phone"]})
        words = (*scene.machines["phone"].inside, sys.executable, "-m", "tests.in_the_house.impostor", str(keys), name)
        with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as impostor:
            assert impostor.stdout is not None
            impostor.stdout.readline()
            with scene.browser() as context:
                page = context.new_page()
                seen[name] = refusal(page, f"https://{name}/") or page.title()
            impostor.kill()
    assert seen[f"x.{NAME}"] == "Impostor", seen
    assert "ERR_CERT_" in seen["bank.example"], seen
    return seen["bank.example"].split(" at ")[0].removeprefix("Page.goto: ")


def name_taken(scene: Scene) -> str:
    """Where another machine has the name already, whoever starts the server is told so, and by which number."""
    program = (
        "from ipaddress import IPv4Address; import time\n"
        "from app.trust.answering import Answering\n"
        f"Answering('{NAME}', lambda: [IPv4Address('{MACHINES['phone']}')]).start(); print('there', flush=True)\n"
        "time.sleep(600)"
    )
    scene.house.lose_power()
    words = (*scene.machines["phone"].inside, sys.executable, "-c", program)
    with subprocess.Popen(words, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        scene.house.start()
        eventually(lambda: f"Another machine, {MACHINES['phone']}" in scene.house.said.read_text(), True)
        other.kill()
    return f"told of {MACHINES['phone']}"


STEPS = (
    found_by_its_name,
    not_trusted_at_first,
    trusted_once_taken_in,
    first_tap,
    power_cut_during_a_tap,
    power_cut_before_it_has_answered,
    another_number,
    renewed_while_it_runs,
    stolen_key,
    name_taken,
)


def arrives(scene: Scene, context: BrowserContext, count: int) -> None:
    """A visitor taps, and then so many visits stand in the log."""
    tablet = Tablet(context, URL).open()
    tablet.is_at("welcome")
    tablet.arrive()
    eventually(scene.house.entry_count, count)


def refusal(page: Page, address: str) -> str:
    """Why the browser does not show an address; empty when it does."""
    try:
        page.goto(address, timeout=PATIENCE_MS)
    except Error as error:
        return error.message
    return ""


def shown_serial(scene: Scene, number: str) -> str:
    """The serial number of the certificate that the server shows, trusting the authority alone; empty: no answer."""
    authority = scene.house.settings.keys_folder / "authority.crt"
    words = (*scene.tablet.inside, sys.executable, "-c", SHOWN_SERIAL, str(authority), number)
    return subprocess.run(words, capture_output=True, text=True, check=False).stdout.strip()


def put_in_old_certificate(settings) -> None:
    """One that was made 80 days ago, with all the house's names, where the server's certificate lies."""
    present = certificate_of_house(settings)
    from app.trust.authority import numbers_of

    names = HouseNames(NAME, tuple(numbers_of(present)))
    key = ec.generate_private_key(CURVE)
    made = house_certificate(authority_key(settings), key.public_key(), names, now() - timedelta(days=80))
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    certificate_file(settings).write_bytes(private + made.public_bytes(Encoding.PEM))
