"""Every setting of the program: name, type, default, one sentence."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

PREFIX = "OASEN_"
THIS_MACHINE = ("localhost", "127.0.0.1", "::1", "")


@dataclass(frozen=True)
class Settings:
    """What can be set from outside, each by the environment variable OASEN_ and its name in capitals."""

    instance: Path = field(
        default=Path("instance"),
        metadata={"says": "The folder that holds database, keys, backups and exports."},
    )
    database_url: str = field(
        default="",
        metadata={"says": "Where the database is; empty means SQLite in the instance folder."},
    )
    public_url: str = field(
        default="http://localhost:8000",
        metadata={"says": "The address that links and QR codes carry."},
    )
    language: str = field(
        default="sv",
        metadata={"says": "The language of staff pages for who has not chosen one: sv or en."},
    )
    backup_folder: str = field(
        default="",
        metadata={"says": "A second folder for a copy of each nightly backup, like a USB stick's; empty means none."},
    )
    way_in_port: str = field(
        default="8000",
        metadata={"says": "The port at which `oasen serve --https` shows new tablets the way, without https."},
    )

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """The settings as the environment gives them; what is not given has its default."""
        given = {
            each.name: Path(text) if each.name == "instance" else text
            for each in fields(cls)
            if (text := environment.get(PREFIX + each.name.upper(), ""))
        }
        return cls(**given)  # type: ignore[arg-type]  # the types are those of the fields, by the line above

    def as_environment(self) -> dict[str, str]:
        """The same as variables, for another process of this program, wherever it is started."""
        values = {each.name: str(getattr(self, each.name)) for each in fields(self)}
        values["instance"] = str(self.instance.resolve())
        return {PREFIX + name.upper(): value for name, value in values.items()}

    @property
    def url_of_database(self) -> str:
        """The address SQLAlchemy opens: the one set, else SQLite in the instance folder."""
        if self.database_url:
            return self.database_url
        return f"sqlite:///{self.instance.resolve() / 'oasen.sqlite'}"

    @property
    def keys_folder(self) -> Path:
        """Where keys lie, apart from the database."""
        return self.instance / "keys"

    @property
    def is_https(self) -> bool:
        """Whether people reach the program by https, so that cookies may insist on it."""
        return self.public_url.startswith("https://")

    @property
    def host(self) -> str:
        """The name or number by which people reach the program, without a port."""
        return (urlsplit(self.public_url).hostname or "").rstrip(".")

    @property
    def is_in_house(self) -> bool:
        """Whether the name or number is of the house's own network, for which no authority of the world vouches."""
        try:
            return ip_address(self.host).is_private
        except ValueError:
            return self.host.endswith(".local")

    @property
    def is_reached_by_network(self) -> bool:
        """Whether others than this machine's own browser reach the program."""
        return self.host not in THIS_MACHINE and not self.host.endswith(".localhost")
