@echo off
chcp 65001 >nul
rem Starts Oasen for the tablets of the house. Double-click; close the window to stop it.
setlocal
cd /d "%~dp0..\.."
if not defined OASEN_PUBLIC_URL set "OASEN_PUBLIC_URL=https://oasen.local:8443"

where py >nul 2>nul
if errorlevel 1 (
    echo Python is missing. Get it from https://www.python.org/downloads/ and tick "Add python.exe to PATH".
    echo Python saknas. Hämta det från https://www.python.org/downloads/ och kryssa för "Add python.exe to PATH".
    pause
    exit /b 1
)
py -3 -m app init
py -3 -m app serve --https
pause
