#!/usr/bin/env bash
# Schemathesis (PyPI) against the API of the demo, five minutes unless told otherwise: `bench/fuzz_api.sh --max-time 60`.
set -euo pipefail
cd "$(dirname "$0")/.."
target="${CARGO_TARGET_DIR:-target}"
venv="$target/api-venv"
if ! [ -x "$venv/bin/st" ]; then
  python3 -m venv "$venv" || { echo "Python is missing. Install it: sudo apt-get install python3-venv"; exit 1; }
  "$venv/bin/pip" install --quiet --disable-pip-version-check schemathesis==4.32.5
fi
exec python3 bench/fuzz_api.py --svi "$target/debug/svi" --schemathesis "$venv/bin/st" --max-time 300 "$@"
