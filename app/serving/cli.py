"""Commands that make an instance and serve it."""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import replace

import click
from flask import Flask

from app.beginning.demonstration_mark import is_demonstration
from app.care.taking_up import take_up_what_is_ordered
from app.clock import now
from app.command_line import Installation
from app.errors import NotADemonstration, Refusal
from app.factory import create_app
from app.serving.first_link import lines_of, link_to_begin, open_once_served
from app.serving.instance import is_instance, make_instance
from app.serving.other_version import arrive, leave
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
    arrive(installation.settings)
    take_up_what_is_ordered(installation.settings)
    if by_https:
        _serve_house(installation.settings, host or EVERY_ADDRESS, port)
        return
    _serve(installation.app, host or HOST, port)


@click.command("begin")
@click.option("--host", default=HOST, show_default=True, help="The address to listen at.")
@click.option("--port", default=PORT, show_default=True, type=click.IntRange(1, 65535), help="The port to listen at.")
@click.pass_obj
def begin_command(installation: Installation, host: str, port: int) -> None:
    """Begin a real house: make the instance, serve it, open the page in which it is put in order step by step."""
    if is_demonstration(installation.settings):
        raise NotADemonstration(
            f"In {installation.settings.instance} lies a demonstration, and a real house is never begun in one. "
            "Set OASEN_INSTANCE to another folder."
        )
    arrive(installation.settings)
    take_up_what_is_ordered(installation.settings)
    _serve(make_instance(installation.settings), host, port)


@click.command("start", hidden=True)
@click.pass_obj
def start_command(installation: Installation) -> None:
    """Serve what is here; where nothing is, a demonstration."""
    settings = installation.settings
    if is_instance(settings.instance):
        arrive(settings)
        take_up_what_is_ordered(settings)
        app = make_instance(settings)
        _say_where(settings)
        _serve(app, HOST, PORT)
        return
    from app.demonstration.actions import demonstration_settings, make_demonstration, ways_in

    settings = demonstration_settings(settings)
    if not is_instance(settings.instance):
        make_demonstration(settings)
    for line in ways_in(settings):
        click.echo(line)
    click.echo("To begin for real, stop this (Ctrl+C), then: python3 -m app begin\n")
    _serve(create_app(settings), HOST, PORT)


def _say_where(settings: Settings) -> None:
    click.echo(f"Staff pages: {settings.public_url}/")
    click.echo(f"Kiosk:       {settings.public_url}/kiosk/")
    click.echo("A sign-in link: oasen staff add NAME --organisation SLUG --role coordinator")
    click.echo("A pairing link: oasen kiosk add NAME --premises SLUG")


def _serve(app: Flask, host: str, port: int) -> None:
    from app.serving.server import serve

    settings: Settings = app.config["OASEN"]
    if port and _is_taken(host, port):
        raise Refusal(f"Port {port} at {host} is taken. Stop what runs there, or choose another with --port.")
    leave(settings)
    link = link_to_begin(app, settings, port)
    if link:
        click.echo("\n".join(lines_of(link)))
        open_once_served(link, host, port)
    click.echo(f"Serving at http://{'localhost' if host == HOST else host}:{port}/ (stop with Ctrl+C)")
    serve(settings, host, port)
    leave(settings, only_pressed=True)


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
    leave(settings)
    names = names_now(settings)
    renew_certificate(settings, names, now())

    def beside(restart: Callable[[], None]) -> None:
        show_the_way(app, Way(host, way_port))
        keep_certificate_fresh(settings, restart)
        for line in filter(None, [answer_for_name(settings)]):
            click.echo(line, err=True)

    link = link_to_begin(app, settings, house.port)
    _say_where_in_house(settings, [str(each) for each in names.numbers])
    if link:
        click.echo("\n".join(lines_of(link)))
    serve(settings, host, house.port, certificate_file(settings), beside)
    leave(settings, only_pressed=True)


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
