"""Commands that make an instance and serve it."""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import replace

import click

from app.clock import now
from app.command_line import Installation
from app.errors import Refusal
from app.serving.instance import is_instance, make_instance
from app.settings import Settings

HOST, PORT = "127.0.0.1", 8000
EVERY_ADDRESS = "0.0.0.0"  # noqa: S104  # the tablets of the house are to reach it


@click.command("init")
@click.pass_obj
def init_command(installation: Installation) -> None:
    """Make the instance: its folder, keys and database. Run again it changes nothing."""
    make_instance(installation.settings)
    click.echo(f"The instance is ready in {installation.settings.instance}.")
    click.echo(f"Its keys lie in {installation.settings.keys_folder}: keep a copy of them, apart from the database.")


@click.command("serve")
@click.option("--host", help=f"The address to listen at: {HOST}, with --https every one of this machine.")
@click.option("--port", default=PORT, show_default=True, type=click.IntRange(0, 65535), help="The port to listen at.")
@click.option("--https", "by_https", is_flag=True, help="For tablets in the house's own network.")
@click.pass_obj
def serve_command(installation: Installation, host: str | None, port: int, by_https: bool) -> None:
    """Serve the instance until interrupted.

    With --https by certificates of the house's own, at the port that OASEN_PUBLIC_URL has (8443); --port is then
    the one at which new tablets are shown the way.
    """
    if by_https:
        _serve_house(installation.settings, host or EVERY_ADDRESS, port)
        return
    _ = installation.app
    _serve(installation.settings, host or HOST, port)


@click.command("start", hidden=True)
@click.pass_obj
def start_command(installation: Installation) -> None:
    """Serve what is here; where nothing is, a demonstration."""
    settings = installation.settings
    if is_instance(settings.instance):
        make_instance(settings)
        _say_where(settings)
        _serve(settings, HOST, PORT)
        return
    from app.demonstration.actions import demonstration_settings, make_demonstration, ways_in

    settings = demonstration_settings(settings)
    if not is_instance(settings.instance):
        make_demonstration(settings)
    for line in ways_in(settings):
        click.echo(line)
    _serve(settings, HOST, PORT)


def _say_where(settings: Settings) -> None:
    click.echo(f"Staff pages: {settings.public_url}/")
    click.echo(f"Kiosk:       {settings.public_url}/kiosk/")
    click.echo("A sign-in link: oasen staff add NAME --organisation SLUG --role coordinator")
    click.echo("A pairing link: oasen kiosk add NAME --premises SLUG")


def _serve(settings: Settings, host: str, port: int) -> None:
    from app.serving.server import serve

    if port and _is_taken(host, port):
        raise Refusal(f"Port {port} at {host} is taken. Stop what runs there, or choose another with --port.")
    click.echo(f"Serving at http://{'localhost' if host == HOST else host}:{port}/ (stop with Ctrl+C)")
    serve(settings, host, port)


def _serve_house(given: Settings, host: str, way_port: int) -> None:
    from app.serving.in_house import Way, answer_for_name, keep_certificate_fresh, names_now, show_the_way
    from app.serving.server import serve
    from app.trust.actions import renew_certificate
    from app.trust.house_address import house_address
    from app.trust.queries import certificate_file

    house = house_address(given)
    settings = replace(given, public_url=house.url(), way_in_port=str(way_port))
    app = Installation(settings).app
    for port in (house.port, way_port):
        if _is_taken(host, port):
            raise Refusal(f"Port {port} is taken. Stop what runs there, or choose another: see `oasen serve --help`.")
    names = names_now(settings)
    renew_certificate(settings, names, now())

    def beside(restart: Callable[[], None]) -> None:
        show_the_way(app, Way(host, way_port))
        keep_certificate_fresh(settings, restart)
        for line in filter(None, [answer_for_name(settings)]):
            click.echo(line, err=True)

    _say_where_in_house(settings, [str(each) for each in names.numbers])
    serve(settings, host, house.port, certificate_file(settings), beside)


def _say_where_in_house(settings: Settings, numbers: list[str]) -> None:
    from app.trust.authority import fingerprint
    from app.trust.queries import authority_to_trust

    click.echo(f"Serving at {settings.public_url}/ (stop with Ctrl+C)")
    for host in numbers or ["localhost"]:
        click.echo(f"New tablets begin at http://{host}:{settings.way_in_port}/")
    click.echo(f"The letters of this house: {fingerprint(authority_to_trust(settings))}")


def _is_taken(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return True
    return False
