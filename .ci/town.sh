#!/usr/bin/env bash
# Run the README's town command as it stands there, in a copy of the commit that has no environment yet.
set -euo pipefail
cd "$(dirname "$0")/.."
command=$(.ci/readme_command.sh town)
clone=$(mktemp -d)
trap 'rm -rf "$clone"' EXIT
git clone -q . "$clone/townsfolk"
cd "$clone/townsfolk"
echo "== $command"
bash -c "$command"
