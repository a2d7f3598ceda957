"""The camera that the kiosk's tests hold cards before."""

import http.server
import threading

import pytest

from tests.browser.fake_camera import camera_flags, film_of_card

SHARE_OF_DARK_IN_PICTURE = """async () => {
    const video = document.createElement('video');
    video.srcObject = await navigator.mediaDevices.getUserMedia({video: true});
    await video.play();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
    const pen = canvas.getContext('2d');
    pen.drawImage(video, 0, 0);
    const bytes = pen.getImageData(170, 90, 300, 300).data;
    let dark = 0;
    for (let i = 0; i < bytes.length; i += 4) dark += bytes[i] < 60;
    return dark / (bytes.length / 4);
}"""


@pytest.fixture
def empty_site():
    class EmptyPage(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()

        def log_message(self, *words):
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), EmptyPage) as server:
        threading.Thread(target=server.serve_forever).start()
        yield f"http://localhost:{server.server_port}/"
        server.shutdown()


def test_the_camera_sees_the_code(launch_browser, empty_site, tmp_path):
    film = film_of_card(tmp_path / "card.y4m", "https://example.org/k#0123456789abcdef0123456789abcdef")
    browser = launch_browser(*camera_flags(film))
    page = browser.new_page()
    page.goto(empty_site)

    dark_share = page.evaluate(SHARE_OF_DARK_IN_PICTURE)
    browser.close()

    assert 0.2 < dark_share < 0.6
