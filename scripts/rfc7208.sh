#!/usr/bin/env bash
# Puts the public RFC 7208 test suite where end2end/rfc7208.rs looks for it: target/rfc7208/rfc7208-tests.yml.
#
# The suite comes with the source package of pyspf, from the Python package index. It is not ours and is never committed.
set -euo pipefail
cd "$(dirname "$0")/.."
version=2.0.14
folder=target/rfc7208
suite=$folder/rfc7208-tests.yml

die() { printf 'rfc7208: %s\n' "$*" >&2; exit 1; }

[ ! -s "$suite" ] || exit 0
python=$(command -v python3) || die "python3 with pip is needed to fetch the RFC 7208 test suite"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$python" -m pip --quiet --disable-pip-version-check download "pyspf==$version" --no-deps --no-binary :all: --dest "$work" >"$work/log" 2>&1 \
  || die "pip could not fetch pyspf $version, which holds the RFC 7208 test suite: $(tail -n 1 "$work/log")"
tar -xzf "$work/pyspf-$version.tar.gz" -C "$work" || die "the source package of pyspf $version cannot be unpacked"
mkdir -p "$folder"
# First beside it, then in place: an interrupted run leaves no half a suite.
cp "$work/pyspf-$version/test/rfc7208-tests.yml" "$suite.part" || die "pyspf $version holds no RFC 7208 test suite"
mv "$suite.part" "$suite"
echo "rfc7208: the RFC 7208 test suite is in $suite"
