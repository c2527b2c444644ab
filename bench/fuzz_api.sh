#!/usr/bin/env bash
# Schemathesis (PyPI) against the API of the demo, five minutes unless told otherwise: `bench/fuzz_api.sh --max-time 60`.
# Where it cannot be had the fuzzing is left out, except in CI (CI=true).
set -euo pipefail
cd "$(dirname "$0")/.."
target="${CARGO_TARGET_DIR:-target}"
venv="$target/api-venv"
if ! [ -x "$venv/bin/st" ]; then
  { python3 -m venv "$venv" && "$venv/bin/pip" install --quiet --disable-pip-version-check schemathesis==4.32.5; } || {
    echo "fuzz_api: schemathesis cannot be installed: the fuzzing of the API is left out. Needed: python3-venv and PyPI" >&2
    [ "${CI:-}" != true ] || exit 1
    exit 0
  }
fi
exec python3 bench/fuzz_api.py --svi "$target/debug/svi" --schemathesis "$venv/bin/st" --max-time 300 "$@"
