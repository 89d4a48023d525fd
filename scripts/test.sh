#!/usr/bin/env bash
# Everything that CI runs, in the order in which it fails soonest. Ends with one line of sums.
set -euo pipefail
cd "$(dirname "$0")/.."
target=${CARGO_TARGET_DIR:-target}
program=$(realpath -m "$target")/debug/mailworthy
log=$(mktemp)
trap 'rm -f "$log"' EXIT
say() { printf '\033[1m==>\033[0m %s\n' "$*"; }

scripts/lint.sh
scripts/rfc7208.sh

say "Building the console (its program, its islands, its style sheet)"
scripts/build.sh dev

say "Tests of the program: units, both databases, words, layering, the command line, the server, the RFC 7208 suite"
[ "$(id -u)" = 0 ] || say "Not tested: a real Postfix, which starts only as root"
cargo test --quiet --no-default-features --features ssr --lib --bins --tests 2>&1 | tee -a "$log"

say "Tests in Chromium, with script and without"
rm -rf end2end/artefacts
(cd end2end && MAILWORTHY_PROGRAM="$program" npx playwright test) 2>&1 | tee -a "$log"

# cargo: "test result: ok. 12 passed; 0 failed; …" a program; Playwright: "  32 passed (50.1s)".
passed=$(sed 's/\x1b\[[0-9;]*m//g' "$log" | awk '/^test result:/ { sum += $4 } /^ +[0-9]+ passed/ { sum += $1 } END { print sum + 0 }')
failed=$(sed 's/\x1b\[[0-9;]*m//g' "$log" | awk '/^test result:/ { sum += $6 } /^ +[0-9]+ failed/ { sum += $1 } END { print sum + 0 }')
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
