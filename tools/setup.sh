#!/bin/sh
# Finds a Python that is recent enough and hands over to setup.py, which does the work.
set -eu
cd "$(dirname "$0")/.."

for python in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11; do
    if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        exec "$python" tools/setup.py "$@"
    fi
done

cat >&2 <<'END'
Mae angen Python 3.11 neu ddiweddarach ar pepdocs.
pepdocs needs Python 3.11 or later.
  Debian, Ubuntu:  apt-get install python3 python3-venv
  Fedora:          dnf install python3
  macOS:           brew install python
  Windows:         winget install Python.Python.3.13
END
exit 1
