#!/usr/bin/env bash
# The platform at 100,000 households on both databases; needs the release build of svi and xtask.
set -euo pipefail
cd "$(dirname "$0")/.."
target="${CARGO_TARGET_DIR:-target}"
exec python3 bench/households.py --svi "$target/release/svi" --xtask "$target/release/xtask" --work "$target/bench" "$@"
