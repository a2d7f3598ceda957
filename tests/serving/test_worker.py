"""What a server finds when it starts on an instance of an earlier version."""

import shutil

from app.keys import BOX_KEY
from app.serving.wsgi import make_app
from tests.database.fixtures import close


def test_an_instance_without_a_key_for_boxes_gets_one_when_it_is_served(tmp_path, sqlite_template, monkeypatch):
    folder = tmp_path / "instance"
    shutil.copytree(sqlite_template, folder)
    (folder / "keys" / BOX_KEY).unlink()
    monkeypatch.setenv("OASEN_INSTANCE", str(folder))

    close(make_app())

    assert (folder / "keys" / BOX_KEY).stat().st_size == 32
