#!/usr/bin/env bash
# Puts the state of the last apply in its place, where there is one. Only files and folders below it are taken: a link
# in the archive would let the next command read or write somewhere else.
set -euo pipefail
mkdir -p "$RUNNER_TEMP/webhook-sync/state"
cd "$RUNNER_TEMP/webhook-sync"
[[ -n "$WS_STATE_RUN" ]] || exit 0

refuse() {
  echo "::error title=webhook-sync::The state of run $WS_STATE_RUN is refused: ${1//%/%25}. Nothing was restored"
  exit 8
}
archive=restored/state.tgz
[[ -f $archive && ! -L $archive ]] || refuse "its artifact has no state.tgz"
# A state is some megabytes; what unpacks without an end would fill the disk of the runner.
most="${WS_STATE_BYTES:-1000000000}"
bytes="$({ gzip -dc "$archive" 2>/dev/null || true; } | head -c "$((most + 1))" | wc -c)"
((bytes <= most)) || refuse "its archive unpacks to more than $most bytes"
# What is no file and no folder (the first letter of a line), or has a name that leads out; names are quoted by tar.
tar --quoting-style=c -tvzf "$archive" >contents || refuse "its archive cannot be read"
if odd="$(grep -m 1 -v '^[-d]' contents)"; then
  refuse "its archive has what is no file and no folder: $(sed 's/^[^"]*//' <<<"$odd")"
fi
if odd="$(grep -m 1 -E '"/|"\.\./|/\.\./|/\.\."|"\.\."' contents)"; then
  refuse "its archive has a name that leads out: $(sed 's/^[^"]*//' <<<"$odd")"
fi
tar -xzf "$archive" -C state
