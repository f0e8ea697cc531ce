#!/usr/bin/env bash
# Puts the state of the last apply in its place, where there is one.
set -euo pipefail
mkdir -p "$RUNNER_TEMP/webhook-sync/state"
cd "$RUNNER_TEMP/webhook-sync"
if [[ -f restored/state.tgz ]]; then
  tar -xzf restored/state.tgz -C state
fi
