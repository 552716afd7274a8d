#!/usr/bin/env bash
# Print the command that the README gives for "town" or "tests": the one line of the block after its marker.
set -euo pipefail
cd "$(dirname "$0")/.."
awk -v marker="<!-- command: ${1:?town or tests} -->" '
  $0 == marker { wanted = 1; next }
  wanted && /^```/ { if (inside) exit; inside = 1; next }
  inside { print; found = 1 }
  END { exit !found }
' README.md
