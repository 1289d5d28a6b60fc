# Memasang Alur untuk pengguna ini saja: lingkungan Python di %LOCALAPPDATA%\Alur, lalu ikon di layar.
# Dijalankan oleh pasang.cmd. Hanya huruf ASCII: PowerShell 5.1 membaca berkas ini menurut bahasa Windows.
$ErrorActionPreference = 'Stop'

function Stop-Setup([string] $why) {
    Write-Host ''
    Write-Host $why -ForegroundColor Red
    exit 1
}

# Gives the command that starts a Python of at least 3.11, or nothing.
function Find-Python {
    $tries = @(@('py', '-3.13'), @('py', '-3.12'), @('py', '-3.11'), @('py', '-3'), @('python'))
    foreach ($try in $tries) {
        if (-not (Get-Command $try[0] -ErrorAction SilentlyContinue)) { continue }
        $rest = @($try | Select-Object -Skip 1)
        $code = 1
        try {
            & $try[0] @rest -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>&1 | Out-Null
            $code = $LASTEXITCODE
        } catch {
            $code = 1
        }
        if ($code -eq 0) { return , $try }
    }
}

$wheel = Get-ChildItem -Path $PSScriptRoot -Filter 'alur-*.whl' | Sort-Object LastWriteTime | Select-Object -Last 1
if (-not $wheel) {
    Stop-Setup 'Berkas alur-....whl tidak ada di folder ini. Minta dari yang memberi Anda pasang.cmd.'
}
$python = Find-Python
if (-not $python) {
    Stop-Setup 'Python 3.11 atau lebih baru belum ada. Ambil di https://www.python.org/downloads/ lalu klik pasang.cmd lagi.'
}
$place = Join-Path $env:LOCALAPPDATA 'Alur'
$scripts = Join-Path $place 'Scripts'
$rest = @($python | Select-Object -Skip 1)

Write-Host "Memasang di $place. Yang diunduh sekitar 115 MB; tunggu sampai selesai."
& $python[0] @rest -m venv $place
if ($LASTEXITCODE -ne 0) { Stop-Setup 'Lingkungan Python tidak bisa dibuat.' }
& (Join-Path $scripts 'python.exe') -m pip install --disable-pip-version-check --upgrade "$($wheel.FullName)[new]"
if ($LASTEXITCODE -ne 0) { Stop-Setup 'Pemasangan gagal. Periksa sambungan internet, lalu klik pasang.cmd lagi.' }
& (Join-Path $scripts 'alur.exe') desk --shortcut
if ($LASTEXITCODE -ne 0) { Stop-Setup 'Ikon tidak bisa dibuat. Alur sudah terpasang.' }
Start-Process (Join-Path $scripts 'alur-desk.exe')
Write-Host 'Selesai. Mulai sekarang cukup klik dua kali ikon Alur di layar.' -ForegroundColor Green
