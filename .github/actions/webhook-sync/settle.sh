#!/usr/bin/env bash
# Whether the job goes on after a plan: 0 is nothing to do, 2 is something to do, 11 is something blocked. Drift may be blocked,
# its issue says so; a pull request or an apply may not.
set -euo pipefail
case "$WS_EXIT_CODE:$WS_COMMAND" in
0:* | 2:* | 11:drift) ;;
11:*)
  echo "::error title=webhook-sync::Changes are blocked; the plan says how to resolve each"
  exit 11
  ;;
*)
  echo "::error title=webhook-sync::Planning failed with exit code $WS_EXIT_CODE"
  exit "$WS_EXIT_CODE"
  ;;
esac
