#!/usr/bin/env bash
# Puts the webhook-sync that this action came with on the PATH of the steps that follow. The action of the Marketplace has
# a lock file that pins it by its hash; the published package has its bundle; a checkout is built first.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
bin="$RUNNER_TEMP/webhook-sync/bin"
mkdir -p "$bin"
if [[ -f package-lock.json ]]; then
  npm ci --ignore-scripts --no-audit --no-fund
  tool="$PWD/node_modules/webhook-sync"
else
  cd ../../..
  if [[ ! -f dist/main.js ]]; then
    npm ci --ignore-scripts --no-audit --no-fund
    npm run build
  fi
  tool="$PWD"
fi
ln -sf "$tool/bin/webhook-sync.js" "$bin/webhook-sync"
echo "$bin" >>"$GITHUB_PATH"
