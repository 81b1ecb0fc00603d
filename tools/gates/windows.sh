#!/usr/bin/env bash
# Prepares what tests/gates/test_windows.py runs: Wine, and in build/windows the ZIP for Windows, unzipped. For Debian and
# its kin, as root; elsewhere it says why those tests are skipped. Does only what is not yet done.
set -euo pipefail
cd "$(dirname "$0")/../.."

if ! { command -v wine && command -v x86_64-w64-mingw32-gcc && command -v osslsigncode && command -v unzip; } >/dev/null; then
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        echo "The tests of Windows are skipped: Wine is not here, and only root on Debian can be given it."
        exit 0
    fi
    export DEBIAN_FRONTEND=noninteractive
    apt-get update --quiet
    apt-get install --yes --quiet --no-install-recommends \
        wine wine64 gcc-mingw-w64-x86-64 osslsigncode unzip </dev/null
fi

export WINEPREFIX="$PWD/build/windows/wine" WINEDEBUG=-all
if ! [ -e "$WINEPREFIX/.ready" ]; then
    rm -rf "$WINEPREFIX"
    mkdir -p "$WINEPREFIX"
    wine wineboot -i >/dev/null 2>&1 </dev/null
    wine winecfg -v win10 >/dev/null 2>&1 </dev/null
    x86_64-w64-mingw32-gcc -shared -o "$WINEPREFIX/drive_c/windows/system32/bcryptprimitives.dll" \
        tools/gates/processprng.c -ladvapi32
    wineserver -w
    touch "$WINEPREFIX/.ready"
fi

# The ZIP is built anew, since it holds the program as it is.
make windows
rm -rf build/windows/pepdocs
unzip -q -d build/windows dist/pepdocs-*-windows.zip
