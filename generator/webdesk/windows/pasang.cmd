@echo off
rem Memasang Alur di komputer ini. Klik dua kali. Berkas alur-....whl dan pasang.ps1 harus di folder yang sama.
powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0pasang.ps1"
pause
