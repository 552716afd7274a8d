#!/usr/bin/env bash
# Check form, mistakes, types and layering; or only what is named: format, lint, types, imports.
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH="$PWD/.venv/bin:$PATH"

check() {
  echo "== $1"
  case "$1" in
    format) ruff format --check . ;;
    lint) ruff check . ;;
    types) mypy ;;
    imports) lint-imports ;;
    *) echo "no such check: $1 (format, lint, types, imports)" >&2; return 2 ;;
  esac
}

if [ $# -eq 0 ]; then set -- format lint types imports; fi
for name in "$@"; do check "$name"; done
