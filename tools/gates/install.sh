#!/bin/sh
# Installs what the gate tests need besides Python: LibreOffice Writer and its fonts, Poppler, QPDF, Chromium, Firefox,
# and in build/gates the Open XML SDK validator, axe-core, what drives the browsers, pdf.js, and a Welsh dictionary.
# For Debian and its kin, as root; does only what is not yet done.
set -eu
cd "$(dirname "$0")/../.."

if ! { command -v soffice && command -v pdftotext && command -v qpdf && command -v chromium && command -v firefox-esr \
        && fc-list | grep -i liberation; } >/dev/null; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update --quiet
    apt-get install --yes --quiet --no-install-recommends \
        libreoffice-writer fonts-liberation poppler-utils qpdf chromium firefox-esr </dev/null
fi

validator=build/gates/node_modules/.bin/ooxml-validator
if ! [ -x "$validator" ] || ! cmp -s tools/gates/package-lock.json build/gates/package-lock.json; then
    if ! command -v npm >/dev/null; then
        DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet nodejs npm </dev/null
    fi
    rm -rf build/gates
    mkdir -p build/gates
    cp tools/gates/package.json tools/gates/package-lock.json build/gates/
    # Not `npm ci`: it asks for the validator of every operating system, and one is enough.
    (cd build/gates && npm install --no-save --ignore-scripts --no-audit --no-fund --silent </dev/null)
fi
