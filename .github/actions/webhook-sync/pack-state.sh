#!/usr/bin/env bash
# Packs the state for the next run, with its permissions and without the lock of this one.
set -euo pipefail
cd "$RUNNER_TEMP/webhook-sync"
mkdir -p state
tar -czf state.tgz --exclude='journal.lock*' -C state .
