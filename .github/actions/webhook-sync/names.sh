#!/usr/bin/env bash
# What the names of artifacts end with: the environment, and the folder of the config file where it is not the root.
set -euo pipefail
folder="$(node --print 'encodeURIComponent(path.posix.dirname(path.posix.join(process.argv[1])))' "$WS_CONFIG")"
if [[ "$folder" == . ]]; then
  echo "subject=$WS_ENVIRONMENT" >>"$GITHUB_OUTPUT"
else
  echo "subject=$WS_ENVIRONMENT@$folder" >>"$GITHUB_OUTPUT"
fi
