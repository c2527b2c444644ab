#!/usr/bin/env bash
# Speed and memory of the release build, beside DuckDB and Polars (their Python wheels) and R laeken where R is installed.
set -euo pipefail
cd "$(dirname "$0")/.."
venv="${CARGO_TARGET_DIR:-target}/bench-venv"
if ! [ -x "$venv/bin/python" ]; then
  python3 -m venv "$venv" || { echo "Python is missing. Install it: sudo apt-get install python3-venv"; exit 1; }
  "$venv/bin/pip" install --quiet --disable-pip-version-check -r bench/requirements.txt
fi
exec "$venv/bin/python" bench/bench.py --svi "${CARGO_TARGET_DIR:-target}/release/svi" --work "${CARGO_TARGET_DIR:-target}/bench" "$@"
