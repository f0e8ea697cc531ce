#!/usr/bin/env bash
# Puts the webhook-sync that this action came with on the PATH of the steps that follow. The published package has its
# bundle; a checkout is built first.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
if [[ ! -f dist/main.js ]]; then
  npm ci --ignore-scripts --no-audit --no-fund
  npm run build
fi
bin="$RUNNER_TEMP/webhook-sync/bin"
mkdir -p "$bin"
ln -sf "$PWD/bin/webhook-sync.js" "$bin/webhook-sync"
echo "$bin" >>"$GITHUB_PATH"
