#!/usr/bin/env bash
# Coverage-guided fuzzing, so many seconds a target (60 unless told otherwise): `fuzz/run.sh 600` or `fuzz/run.sh 600 table`.
# libFuzzer instruments with the compiler's unstable switches: RUSTC_BOOTSTRAP allows them on the stable toolchain.
set -euo pipefail
cd "$(dirname "$0")"
seconds="${1:-60}"
shift || true
target="${CARGO_TARGET_DIR:-../target}"
export RUSTC_BOOTSTRAP=1
command -v c++ >/dev/null || { echo "A C++ compiler is missing. Install it: sudo apt-get install g++"; exit 1; }
build=(cargo build --locked --release --target "$(rustc -vV | sed -n 's/^host: //p')" --target-dir "$target/fuzz")
RUSTFLAGS="-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares --cfg fuzzing" \
  "${build[@]}"
names=("$@")
[ ${#names[@]} -gt 0 ] || mapfile -t names < <(basename -s .rs targets/*.rs)
for name in "${names[@]}"; do
  corpus="$target/fuzz/corpus/$name"
  mkdir -p "$corpus"
  echo "fuzzing $name for $seconds s"
  "$target/fuzz/$(rustc -vV | sed -n 's/^host: //p')/release/$name" "$corpus" seeds/"$name" \
    -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -artifact_prefix="$target/fuzz/$name-" -print_final_stats=0 -verbosity=0
done
