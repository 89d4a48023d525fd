#!/usr/bin/env bash
# Gets a machine ready to build Mailworthy ("setup.sh build"), to rebuild it at every change ("setup.sh dev") or to run its tests ("setup.sh test").
#
# What is there already is used and left alone. What is missing is said, then installed: build tools into a cache folder of their
# own that every clone shares (MAILWORTHY_TOOLS, default ~/.cache/mailworthy), system packages through apt only as root (otherwise
# the exact command is printed and nothing happens). Leaves .tools/env, which the Makefile's recipes read.
set -euo pipefail
cd "$(dirname "$0")/.."
purpose=${1:-build}
tools=${MAILWORTHY_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/mailworthy}
mkdir -p "$tools/bin" .tools

min_rust=1.96.0
leptos_version=0.3.11
bindgen_version=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' Cargo.lock)

say() { printf '\033[1m==>\033[0m %s\n' "$*"; }
die() { printf 'setup: %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }
at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; }

# --- system packages -------------------------------------------------------------------------------------------------
missing=()
need() { # need PACKAGE TEST…: queue a Debian package unless the test succeeds
  local package=$1; shift
  "$@" >/dev/null 2>&1 || missing+=("$package")
}

install_missing() {
  [ ${#missing[@]} -gt 0 ] || return 0
  have apt-get || die "these are missing, install them by your system's means: ${missing[*]}"
  [ "$(id -u)" = 0 ] || die "these packages are missing; install them, then start again:
  sudo apt-get install --no-install-recommends ${missing[*]}"
  say "Installing Debian packages: ${missing[*]} (a minute or two)"
  local policy=/usr/sbin/policy-rc.d made=
  if [ ! -e $policy ]; then # package scripts start no daemon while this file says 101
    printf '#!/bin/sh\nexit 101\n' >$policy && chmod +x $policy && made=yes
  fi
  local status=0
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; } \
    >.tools/apt.log 2>&1 || status=$?
  [ -z "$made" ] || rm -f $policy
  [ $status = 0 ] || { tail -n 20 .tools/apt.log >&2; die "apt-get failed, its log is .tools/apt.log"; }
  missing=()
}

postgres_bin() { # the folder that holds initdb and postgres, newest first
  local folder
  for folder in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -rV) /usr/local/pgsql/bin /opt/homebrew/opt/postgresql*/bin; do
    if [ -x "$folder/initdb" ] && [ -x "$folder/postgres" ]; then echo "$folder"; return; fi
  done
  if have initdb && have postgres; then dirname "$(command -v initdb)"; return; fi
  return 1
}
chromium_path() {
  local name
  for name in "${MAILWORTHY_CHROMIUM:-}" chromium chromium-browser google-chrome; do
    if [ -n "$name" ] && have "$name"; then command -v "$name"; return; fi
  done
  return 1
}
cjk_font() { have fc-list && [ -n "$(fc-list :lang=zh family 2>/dev/null)" ]; }
c_compiler() { have cc || have gcc || have clang; }

need gcc c_compiler
need libc6-dev test -e /usr/include/stdio.h -o "$(uname)" = Darwin
need make have make
need nodejs have node
need npm have npm
need ca-certificates test -e /etc/ssl/certs/ca-certificates.crt -o "$(uname)" = Darwin
if [ "$purpose" = test ]; then
  need postgresql postgres_bin
  need postfix test -x /usr/sbin/postfix -o "$(uname)" = Darwin
  need chromium chromium_path
  need fontconfig have fc-list
  need fonts-noto-cjk cjk_font
  need curl have curl
  need python3 have python3
  need python3-pip python3 -m pip --version
  need poppler-utils have pdftotext
  need jq have jq
  # What the probe script may find on a mail server.
  need busybox have busybox
  need dash have dash
  need netcat-openbsd test -x /bin/nc.openbsd
  need perl have perl
  need wget have wget
fi

# --- Rust with a WebAssembly target ----------------------------------------------------------------------------------
rust_version() { "$1" --version 2>/dev/null | awk '{ print $2 }'; }
fits() { # fits RUSTC: new enough, and knows the target
  [ -n "$(rust_version "$1")" ] && at_least $min_rust "$(rust_version "$1")" &&
    [ -d "$("$1" --print sysroot)/lib/rustlib/wasm32-unknown-unknown/lib" ]
}

rust_path=
debian_rust=
if have rustc && fits rustc; then :
elif have rustup && [ "${RUSTUP_AUTO_INSTALL:-1}" != 0 ]; then
  at_least $min_rust "$(rust_version rustc || echo 0)" || { say "Installing Rust stable with rustup"; rustup toolchain install stable --profile minimal -c clippy -c rustfmt; }
  say "Adding the WebAssembly target to rustup's toolchain"
  rustup target add wasm32-unknown-unknown
  fits rustc || die "rustup's active toolchain is older than $min_rust: make 'stable' the default (rustup default stable) and start again"
elif have apt-get; then
  debian_rust=yes
  need cargo-web test -x /usr/bin/cargo
  need rustc-web test -x /usr/bin/rustc
  need rust-web-src test -d /usr/src/rustc-"$(rust_version /usr/bin/rustc || echo none)"/library
  need rust-web-clippy test -x /usr/bin/cargo-clippy
  need rustfmt-web test -x /usr/bin/cargo-fmt
  need lld-19 test -x /usr/bin/lld-19
else
  die "Rust $min_rust or newer with the target wasm32-unknown-unknown is needed: https://rustup.rs"
fi
if [ -z "$debian_rust" ] && ! { cargo-clippy --version && cargo-fmt --version; } >/dev/null 2>&1 && have rustup && [ "${RUSTUP_AUTO_INSTALL:-1}" != 0 ]; then
  say "Adding clippy and rustfmt to rustup's toolchain"
  rustup component add clippy rustfmt
fi

install_missing

# What follows does not wait for each other: each part keeps less than two cores busy.
beside=()
aside() { "$@" & beside+=("$!"); }
trap '[ ${#beside[@]} = 0 ] || kill "${beside[@]}" 2>/dev/null || true' EXIT

standard_library() { # standard_library FOLDER: of Debian's Rust, for WebAssembly; small, and without a browser's idle parts (backtraces)
  local scratch
  scratch=$(mktemp -d)
  mkdir -p "$scratch/src" && : >"$scratch/src/lib.rs"
  printf '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2024"\n' >"$scratch/Cargo.toml"
  (cd "$scratch" && RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes CARGO_TARGET_DIR=$scratch/target CARGO_PROFILE_RELEASE_OPT_LEVEL=s \
    /usr/bin/cargo build -q --release --target wasm32-unknown-unknown -Z build-std=std,panic_abort -Z build-std-features=) ||
    die "the standard library did not build"
  mkdir -p "$1"
  find "$scratch/target/wasm32-unknown-unknown/release/deps" -name '*.rlib' ! -name 'libempty-*' -exec cp {} "$1/" \;
  /usr/bin/rustc -V >"$1/.built-by"
  rm -rf "$scratch"
}
if [ -n "$debian_rust" ]; then
  rust_path=/usr/bin:
  PATH=/usr/bin:$PATH
  at_least $min_rust "$(rust_version /usr/bin/rustc)" || die "Debian's rustc is $(rust_version /usr/bin/rustc), $min_rust is needed"
  library=/usr/lib/rustlib/wasm32-unknown-unknown/lib
  host=$(/usr/bin/rustc -vV | awk '/^host:/ { print $2 }')
  linker=/usr/lib/rustlib/$host/bin/rust-lld
  if [ ! -e "$linker" ] || [ "$(cat "$library/.built-by" 2>/dev/null)" != "$(/usr/bin/rustc -V)" ]; then
    [ "$(id -u)" = 0 ] || die "the WebAssembly standard library is to be built into $library: run this once as root (sudo make build)"
    say "Building Rust's standard library for WebAssembly from Debian's source (a minute)"
    mkdir -p "$(dirname "$linker")" && ln -sf /usr/bin/lld-19 "$linker"
    aside standard_library "$library"
  fi
fi

# --- build tools -----------------------------------------------------------------------------------------------------
PATH=$tools/bin:$PATH
npm_install() { # npm_install FOLDER WHAT
  local stamp=$1/node_modules/.made-from log=$PWD/.tools/npm-$1.log
  cmp -s "$1/package.json" "$stamp" && return
  say "Installing $2"
  (cd "$1" && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm install --no-audit --no-fund >"$log" 2>&1) ||
    { tail -n 20 "$log" >&2; die "npm failed in $1, its log is $log"; }
  cp "$1/package.json" "$stamp"
}
aside npm_install style "Tailwind, wasm-opt and esbuild"
[ "$purpose" != test ] || aside npm_install end2end "Playwright (it drives the Chromium that is here)"

install_tool() { # install_tool WHAT MINUTES ARGUMENT…: a build tool, compiled quickly rather than well
  say "Installing $1 (about $2)"
  shift 2
  CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_PANIC=abort CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_DEBUG=0 \
    CARGO_TARGET_DIR=$tools/build cargo install --quiet --root "$tools" "$@"
}
bindgen=$tools/bin/bindgen-web-$bindgen_version
if [ ! -x "$bindgen" ]; then
  folder=$tools/build/bindgen-web
  mkdir -p "$folder/src"
  cp scripts/bindgen-web.rs "$folder/src/main.rs"
  printf '[package]\nname = "bindgen-web"\nversion = "%s"\nedition = "2024"\n[dependencies]\nwasm-bindgen-cli-support = "=%s"\n' "$bindgen_version" "$bindgen_version" \
    >"$folder/Cargo.toml"
  install_tool "wasm-bindgen $bindgen_version" "a minute" --path "$folder"
  mv "$tools/bin/bindgen-web" "$bindgen"
fi
if [ "$purpose" = dev ]; then
  leptos_found=$(cargo-leptos --version 2>/dev/null | awk '{ print $2 }' || true)
  if [ -z "$leptos_found" ] || ! at_least $leptos_version "$leptos_found"; then
    if have cargo-binstall && [ "${RUSTUP_AUTO_INSTALL:-1}" != 0 ]; then
      say "Fetching cargo-leptos $leptos_version"
      cargo-binstall --no-confirm --root "$tools" "cargo-leptos@$leptos_version"
    else
      install_tool "cargo-leptos $leptos_version" "eight minutes on two cores" --locked --features no_downloads "cargo-leptos@$leptos_version"
    fi
  fi
fi
rm -rf "$tools/build"
for part in "${beside[@]}"; do wait "$part"; done
beside=()

# Which Rust was found is written down, so that it does not matter what another shell has first on its path.
rust_path=${rust_path:-$(dirname "$(command -v rustc)"):}
# Debian's Rust links with GNU ld, which takes four times as long as the lld that is here for WebAssembly.
linker=
if [ -n "$debian_rust" ] && [ -x /usr/bin/ld.lld-19 ]; then
  ln -sf /usr/bin/ld.lld-19 "$tools/bin/ld.lld"
  printf '#!/bin/sh\nexec cc -fuse-ld=lld -B"%s" "$@"\n' "$tools/bin" >"$tools/bin/cc-lld" && chmod +x "$tools/bin/cc-lld"
  linker=CARGO_TARGET_$(printf '%s' "$host" | tr 'a-z-' 'A-Z_')_LINKER=$tools/bin/cc-lld
fi
cat >.tools/env <<ENV
export PATH="$tools/bin:$PWD/style/node_modules/.bin:$rust_path\$PATH"
export MAILWORTHY_POSTGRES_BIN="$(postgres_bin || true)"
export MAILWORTHY_CHROMIUM="$(chromium_path || true)"
export MAILWORTHY_BINDGEN="$bindgen"
export LEPTOS_OUTPUT_NAME=mailworthy
${linker:+export $linker}
ENV
