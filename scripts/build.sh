#!/usr/bin/env bash
# Builds the console: the program, and in target/site what a browser loads. "build.sh release", or "build.sh dev" as the tests use it.
#
# These are the steps of `cargo leptos build`, with the settings that stand in Cargo.toml under [package.metadata.leptos]. They are taken
# here one by one because cargo-leptos, which `make dev` watches with, takes longer to compile than all of Mailworthy.
set -euo pipefail
cd "$(dirname "$0")/.."
target=${CARGO_TARGET_DIR:-target}
site=$target/site
# With the tests, whose dependencies add features to those of the program: built apart, half of everything would be compiled twice.
case ${1:-} in
  release) program=(--release) islands=(--profile=wasm-release) islands_folder=wasm-release ;;
  dev) program=(--tests) islands=() islands_folder=debug ;;
  *) echo "usage: build.sh release|dev" >&2; exit 2 ;;
esac
say() { printf '\033[1m==>\033[0m %s\n' "$*"; }

# On a terminal cargo shows how far it is with the longer of the two.
quiet=--quiet
[ ! -t 2 ] || quiet=
build_program() { cargo build $quiet --package=mailworthy --bin=mailworthy --no-default-features --features=ssr "${program[@]}"; }

fresh=$site.fresh
build_site() {
  cargo build --quiet --package=mailworthy --lib --target-dir="$target/front" --target=wasm32-unknown-unknown \
    --no-default-features --features=hydrate "${islands[@]}"
  rm -rf "$fresh"
  mkdir -p "$fresh/pkg"
  cp -R public/. "$fresh/"
  "$MAILWORTHY_BINDGEN" "$target/front/wasm32-unknown-unknown/$islands_folder/mailworthy.wasm" "$fresh/pkg"
  mv "$fresh/pkg/mailworthy_bg.wasm" "$fresh/pkg/mailworthy.wasm"
  minify=()
  if [ "$1" = release ]; then
    wasm-opt -Oz --enable-bulk-memory --enable-nontrapping-float-to-int "$fresh/pkg/mailworthy.wasm" -o "$fresh/pkg/mailworthy.wasm"
    esbuild --log-level=warning --minify --format=esm --allow-overwrite --outfile="$fresh/pkg/mailworthy.js" "$fresh/pkg/mailworthy.js"
    minify=(--minify)
  fi
  tailwindcss --input style/main.css --output "$fresh/pkg/mailworthy.css" "${minify[@]}" 2>"$target/tailwind.log" || { cat "$target/tailwind.log" >&2; exit 1; }
}

# Side by side where there is memory for both: one alone does not keep two cores busy to its end.
memory=$(awk '/^MemAvailable:/ { print int($2 / 1048576) }' /proc/meminfo 2>/dev/null || true)
if [ "${memory:-0}" -ge 8 ]; then
  say "Compiling the program, its islands and the site"
  build_program &
  beside=$!
  trap 'kill "$beside" 2>/dev/null || true' EXIT
  build_site "$1"
  wait "$beside"
  trap - EXIT
else
  say "Compiling the islands and the site"
  build_site "$1"
  say "Compiling the program"
  build_program
fi

# The names of the files carry what is in them, so that a browser may keep them for good. A program reads the names from hash.txt beside it, be it
# the one that was built now or the one that is there from before: the site is the same folder for both.
for kind in js wasm css; do
  hash=$({ sha256sum "$fresh/pkg/mailworthy.$kind" 2>/dev/null || shasum -a 256 "$fresh/pkg/mailworthy.$kind"; } | cut -c 1-22)
  mv "$fresh/pkg/mailworthy.$kind" "$fresh/pkg/mailworthy.$hash.$kind"
  echo "$kind: $hash"
done >"$fresh.names"
for folder in release debug; do
  [ ! -d "$target/$folder" ] || cp "$fresh.names" "$target/$folder/hash.txt"
done
rm -rf "$fresh.names" "$site"
mv "$fresh" "$site"
