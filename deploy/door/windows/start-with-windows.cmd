@echo off
chcp 65001 >nul
rem Makes Oasen start when Windows does, and the computer stay awake while it has power. Double-click once.
setlocal
set "start=%APPDATA%\Microsoft\Windows\Start Menu\Programs\Startup\oasen.cmd"

> "%start%" echo @call "%~dp0start-oasen.cmd"
if errorlevel 1 (
    echo That did not work: %start% could not be written.
    pause
    exit /b 1
)
powercfg /change standby-timeout-ac 0
powercfg /change monitor-timeout-ac 0
powercfg /change hibernate-timeout-ac 0

echo Oasen starts with Windows from now on, and the computer does not go to sleep.
echo Oasen startar med Windows från och med nu, och datorn somnar inte.
echo To undo it, remove: %start%
pause
