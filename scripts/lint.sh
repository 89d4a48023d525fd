#!/usr/bin/env bash
# Format and lints. The subcommands are called by name, so that the ones of the chosen Rust are used.
set -euo pipefail
cd "$(dirname "$0")/.."
say() { printf '\033[1m==>\033[0m %s\n' "$*"; }

say "Format"
cargo-fmt --check
say "Lints, server"
cargo-clippy clippy --quiet --all-targets --no-default-features --features ssr -- -D warnings
say "Lints, browser"
cargo-clippy clippy --quiet --lib --target wasm32-unknown-unknown --no-default-features --features hydrate -- -D warnings
