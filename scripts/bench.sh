#!/usr/bin/env bash
# Start time, idle memory, sizes and page times of the release build, each beside its promise; then the engine's ratios.
set -euo pipefail
cd "$(dirname "$0")/.."
program=$(realpath -m "${CARGO_TARGET_DIR:-target}")/release/mailworthy
data=$(mktemp -d)
trap 'kill "${server:-}" 2>/dev/null || true; rm -rf "$data"' EXIT
now() { date +%s%N; }

best=
for run in 1 2 3 4 5; do
  begin=$(now)
  RUST_LOG=warn "$program" serve --lab --listen 127.0.0.1:3981 --database "sqlite:$data/$run.db" >"$data/out" 2>&1 &
  server=$!
  until curl -sf -o /dev/null http://127.0.0.1:3981/healthz; do sleep 0.005; done
  took=$((($(now) - begin) / 1000000))
  if [ -z "$best" ] || [ "$took" -lt "$best" ]; then best=$took; fi
  if [ "$run" -lt 5 ]; then kill $server; wait $server 2>/dev/null || true; fi
done
printf 'start to first answer    %5d ms     promise 300 ms, ratio %s\n' "$best" "$(awk "BEGIN { printf \"%.2f\", $best / 300 }")"

sleep 2
resident=$(awk '/^VmRSS:/ { print $2 }' /proc/$server/status)
printf 'idle memory              %5.1f MiB    promise 40 MiB, ratio %s\n' "$(awk "BEGIN { print $resident / 1024 }")" "$(awk "BEGIN { printf \"%.2f\", $resident / 40960 }")"

for page in / /runs/00000000-0000-7000-8000-000000000000; do
  times=$(for _ in $(seq 50); do curl -s -o /dev/null -w '%{time_starttransfer}\n' "http://127.0.0.1:3981$page"; done | sort -n | sed -n 25p)
  printf 'first byte of %-10.10s %5.1f ms     median of 50\n' "$page" "$(awk "BEGIN { print $times * 1000 }")"
done
kill $server; wait $server 2>/dev/null || true

scripts/budget.sh target/site
cargo bench --quiet --no-default-features --features ssr --bench engine
