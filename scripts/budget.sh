#!/usr/bin/env bash
# Fails when what a browser must load grows over its budget. Sizes in bytes, gzipped as a server would send them.
set -euo pipefail
site=${1:-target/site}
over=0
check() { # check WHAT LIMIT FILE…
  local what=$1 limit=$2 size
  shift 2
  size=$(cat "$@" | gzip -9 | wc -c)
  printf '%-12s %7d bytes gzip, budget %d\n' "$what" "$size" "$limit"
  [ "$size" -le "$limit" ] || over=1
}
check WASM 122880 "$site"/pkg/*.wasm
check CSS 25600 "$site"/pkg/*.css
[ $over = 0 ] || { echo "budget: too large" >&2; exit 1; }
