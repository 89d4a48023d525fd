#!/usr/bin/env bash
# The release program and its site. On a new machine the build tools and the program are compiled side by side: each has stretches that
# keep one core busy only.
set -euo pipefail
cd "$(dirname "$0")/.."
say() { printf '\033[1m==>\033[0m %s\n' "$*"; }

scripts/setup.sh rust
. .tools/env
program=
if ! command -v cargo-leptos >/dev/null; then
  say "Compiling the program meanwhile (its messages: .tools/program.log)"
  # As cargo-leptos calls it, so that nothing is left for it to do.
  cargo build --package=mailworthy --bin=mailworthy --no-default-features --features=ssr --release >.tools/program.log 2>&1 &
  program=$!
  trap 'kill $program 2>/dev/null || true' EXIT
fi
scripts/setup.sh build
if [ -n "$program" ]; then
  say "Waiting for the program"
  wait $program || { tail -n 30 .tools/program.log >&2; exit 1; }
  trap - EXIT
fi
say "Building the console (a quarter of an hour the first time on two cores, a few minutes later)"
cargo leptos build --release
scripts/budget.sh
