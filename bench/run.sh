#!/usr/bin/env bash
# Speed and memory of the release builds of svi and xtask, beside DuckDB, Polars and Splink (their Python wheels) and R laeken where R is installed.
set -euo pipefail
cd "$(dirname "$0")/.."
target="${CARGO_TARGET_DIR:-target}"
venv="$target/bench-venv"
if ! cmp -s bench/requirements.txt "$venv/requirements.txt"; then
  python3 -m venv "$venv" || { echo "Python is missing. Install it: sudo apt-get install python3-venv"; exit 1; }
  "$venv/bin/pip" install --quiet --disable-pip-version-check -r bench/requirements.txt
  cp bench/requirements.txt "$venv/requirements.txt"
fi
"$venv/bin/python" bench/bench.py --svi "$target/release/svi" --work "$target/bench" "$@"
"$venv/bin/python" bench/linkage.py --svi "$target/release/svi" --xtask "$target/release/xtask" --work "$target/bench/linkage"
