#!/usr/bin/env bash
# Builds the webhook-sync that this action came with, and puts it on the PATH of the steps that follow.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
npm ci --ignore-scripts --no-audit --no-fund
npm run build
bin="$RUNNER_TEMP/webhook-sync/bin"
mkdir -p "$bin"
ln -sf "$PWD/bin/webhook-sync.js" "$bin/webhook-sync"
echo "$bin" >>"$GITHUB_PATH"
