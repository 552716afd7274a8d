#!/usr/bin/env bash
# Run corner under every other Python that is installed, and expect the hash that this one comes to.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

find_python() { # a version -> the first interpreter of it that starts (a shim may not)
  local candidate
  for candidate in "python$1" "${PYENV_ROOT:-$HOME/.pyenv}/versions/$1".*/bin/python3; do
    if "$candidate" -c '' 2>/dev/null; then echo "$candidate"; return; fi
  done
}

final_hash() { # the bin folder of an environment -> the hash that corner ends in there
  (cd "$work" && "$1/townsfolk" run corner --quiet --out "$work/run-$2" >&2)
  (cd "$work" && "$1/townsfolk" info "$work/run-$2" --json) |
    "$1/python" -c 'import json, sys; print(json.load(sys.stdin)["final_hash"])'
}

expected=$(final_hash "$PWD/.venv/bin" here)
echo "== corner ends in $expected"
for version in 3.12 3.13; do
  python=$(find_python "$version")
  if [ -z "$python" ]; then echo "== Python $version: not installed, skipped"; continue; fi
  "$python" -m venv "$work/$version"
  "$work/$version/bin/pip" install -q -c constraints.txt .
  found=$(final_hash "$work/$version/bin" "$version")
  echo "== Python $version: $found"
  [ "$found" = "$expected" ] || { echo "Python $version came to another hash" >&2; exit 1; }
done
