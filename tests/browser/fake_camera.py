"""A film for Chromium's fake camera: somebody holds a card's QR code before it."""

from collections.abc import Sequence
from pathlib import Path

from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_M

WIDTH, HEIGHT = 640, 480
CODE_SIDE = 300
BLACK, WHITE, GREY = 20, 235, 120
FRAME_COUNT = 10


def camera_flags(film: Path) -> tuple[str, ...]:
    """The flags that give a browser this film as its camera, allowed without asking."""
    return (
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-video-capture={film}",
    )


def film_of_card(film: Path, text: str) -> Path:
    """Write a film (uncompressed, *.y4m) in which the code of `text` is held up; return its path."""
    code = QRCode(error_correction=ERROR_CORRECT_M, border=4)
    code.add_data(text)
    code.make()
    return film_of_frames(film, [_frame(code.get_matrix())] * FRAME_COUNT)


def film_of_frames(film: Path, frames: Sequence[bytes]) -> Path:
    """Write a film of frames, each pixel a byte of grey, ten a second, over and over; return its path."""
    header = f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F10:1 Ip A1:1 C420jpeg\n".encode()
    colourless = bytes([128]) * (WIDTH * HEIGHT // 2)
    film.write_bytes(header + b"".join(b"FRAME\n" + frame + colourless for frame in frames))
    return film


def _frame(modules: Sequence[Sequence[bool]]) -> bytes:
    left, top = (WIDTH - CODE_SIDE) // 2, (HEIGHT - CODE_SIDE) // 2
    light = bytearray([GREY]) * (WIDTH * HEIGHT)
    for y in range(CODE_SIDE):
        row = modules[y * len(modules) // CODE_SIDE]
        line = bytes(BLACK if row[x * len(row) // CODE_SIDE] else WHITE for x in range(CODE_SIDE))
        start = (top + y) * WIDTH + left
        light[start : start + CODE_SIDE] = line
    return bytes(light)
