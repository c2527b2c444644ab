#!/usr/bin/env bash
# Browser tests: `run.sh` all, `run.sh door registry` some. Debian's Chromium is installed where that is allowed; without it they are left out,
# except in CI (CI=true), where a missing browser is a failure. SVI_BINARY names the program (default: target/debug/svi of the checkout),
# SVI_SCREENSHOTS a folder for the pictures of every page, CHROMIUM another browser.
set -euo pipefail
cd "$(dirname "$0")/.."

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; elif sudo -n true 2>/dev/null; then sudo "$@"; else return 1; fi; }
has_chromium() { [ -x "${CHROMIUM:-/usr/bin/chromium}" ]; }

if ! has_chromium; then
  echo "e2e: Chromium is missing; installing it"
  { as_root apt-get update -qq && as_root apt-get install -y -qq --no-install-recommends chromium; } >/dev/null || true
fi
if ! has_chromium; then
  echo "e2e: Chromium is missing: the browser tests are left out. Install it: sudo apt-get install chromium" >&2
  [ "${CI:-}" != true ] || exit 1
  exit 0
fi
PATH="$(./build.sh node):$PATH" exec node --test-reporter=dot e2e/main.mjs "$@"
