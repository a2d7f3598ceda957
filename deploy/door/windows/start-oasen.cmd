@echo off
chcp 65001 >nul
rem Starts Oasen, and shows its kiosk in full screen. Double-click; Alt+F4 leaves the full screen.
setlocal
cd /d "%~dp0..\..\.."

where py >nul 2>nul
if errorlevel 1 (
    echo Python is missing. Get it from https://www.python.org/downloads/ and tick "Add python.exe to PATH".
    echo Python saknas. Hämta det från https://www.python.org/downloads/ och kryssa för "Add python.exe to PATH".
    pause
    exit /b 1
)

rem A server that is there already says so and ends: the one that runs goes on.
start "Oasen" /min py -3 -m app

:wait
timeout /t 2 /nobreak >nul
curl --silent --fail --output nul http://localhost:8000/healthz
if errorlevel 1 goto wait

set "browser="
for %%p in (
    "%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe"
    "%ProgramFiles%\Microsoft\Edge\Application\msedge.exe"
    "%ProgramFiles%\Google\Chrome\Application\chrome.exe"
) do if not defined browser if exist "%%~p" set "browser=%%~p"

if not defined browser (
    start "" http://localhost:8000/kiosk/
    exit /b 0
)
start "" "%browser%" --kiosk http://localhost:8000/kiosk/ --edge-kiosk-type=fullscreen --no-first-run --user-data-dir="%LOCALAPPDATA%\Oasen\screen"
