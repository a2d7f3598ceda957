#!/bin/sh
# Shows Oasen's kiosk in full screen, again whenever its browser ends, and lets the screen not go dark.
# An address may be given, like a pairing link the first time: oasen-screen.sh 'http://localhost:8000/kiosk/#pair=…'
set -u

kiosk=http://localhost:8000/kiosk/
profile="$HOME/.config/oasen-screen"

browser=
for name in chromium chromium-browser google-chrome microsoft-edge; do
    if command -v "$name" > /dev/null; then
        browser=$name
        break
    fi
done
if [ -z "$browser" ]; then
    echo "No browser found: install Chromium, then start this again." >&2
    exit 1
fi

# On X11; a desktop on Wayland has its own setting for it, which the guide names.
if command -v xset > /dev/null && [ -n "${DISPLAY:-}" ]; then
    xset s off -dpms 2> /dev/null || true
fi

address=${1:-$kiosk}
while true; do
    "$browser" --kiosk --no-first-run --noerrdialogs --disable-session-crashed-bubble --disable-pinch \
        --overscroll-history-navigation=0 --user-data-dir="$profile" "$address"
    address=$kiosk
    sleep 2
done
