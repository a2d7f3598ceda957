"""Under which name and at which port the house is found in its own network; pure."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from app.errors import Refusal
from app.settings import Settings

USUAL_NAME, USUAL_PORT, HTTPS_PORT = "oasen.local", 8443, 443


class NoHouseAddress(Refusal):
    """https of the house's own was asked for under an address that is none of its network."""

    title = "That address is not the house's own"


@dataclass(frozen=True)
class HouseAddress:
    """host: a name that ends with .local, or a private number, by which the house is reached."""

    host: str
    port: int

    @property
    def name(self) -> str:
        """The name that is answered for in the network: it is there too where people use the number."""
        return self.host if self.host.endswith(".local") else USUAL_NAME

    def url(self, host: str = "") -> str:
        """The address by https, without a slash at its end, under the host given or its own."""
        return f"https://{host or self.host}" + ("" if self.port == HTTPS_PORT else f":{self.port}")


def house_address(settings: Settings) -> HouseAddress:
    """What OASEN_PUBLIC_URL says if it is an https address, else https://oasen.local:8443; raises NoHouseAddress."""
    if not settings.is_https:
        return HouseAddress(USUAL_NAME, USUAL_PORT)
    if not settings.is_in_house:
        raise NoHouseAddress(
            f"{settings.public_url} is no address of the house's own network: one ends with .local, as "
            f"https://{USUAL_NAME}:{USUAL_PORT}. Set OASEN_PUBLIC_URL to such a one, or leave --https out."
        )
    return HouseAddress(settings.host, urlsplit(settings.public_url).port or HTTPS_PORT)
