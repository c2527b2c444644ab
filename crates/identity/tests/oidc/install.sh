#!/usr/bin/env bash
# Fetches the OpenID provider that the tests of sign-in talk to, when it is not there in the version of the lock.
set -euo pipefail
cd "$(dirname "$0")"
if cmp -s package-lock.json node_modules/.lock; then exit 0; fi
NODE="$(../../../../frontend/build.sh node)"
export PATH="$NODE:$PATH"
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
cp package-lock.json node_modules/.lock
