#!/usr/bin/env bash
# Run the README's test command as it stands there, and refuse a coverage below 90 %.
set -euo pipefail
cd "$(dirname "$0")/.."
command=$(.ci/readme_command.sh tests)
echo "== $command"
PYTEST_ADDOPTS="--cov --cov-report=term --cov-fail-under=90" bash -c "$command"
