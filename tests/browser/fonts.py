"""The fonts that the tests' Chromium draws with: the same on every machine."""

from importlib.util import find_spec
from pathlib import Path

FONT_PACKAGES = ("fontpkg_noto_sans", "fontpkg_noto_sans_arabic")

CONFIGURATION = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
{folders}
  <cachedir>{cache}</cachedir>
  <alias><family>sans-serif</family><prefer><family>Noto Sans</family></prefer></alias>
</fontconfig>
"""


def fonts_configuration(cache: Path) -> Path:
    """Write the file that names the fonts' folders, and no folder of the system's; return its path."""
    folders = "\n".join(f"  <dir>{_folder(package)}</dir>" for package in FONT_PACKAGES)
    cache.mkdir(exist_ok=True)
    file = cache / "fonts.conf"
    file.write_text(CONFIGURATION.format(folders=folders, cache=cache / "fonts"))
    return file


def _folder(package: str) -> Path:
    specification = find_spec(package)
    assert specification is not None, f"{package} is in tests/requirements.lock"
    return Path(next(iter(specification.submodule_search_locations or [])), "files")
