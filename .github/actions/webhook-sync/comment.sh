#!/usr/bin/env bash
# Makes the pull request's comment say what the plan is now, or that there is none.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/options.sh"
if [[ -f "$out/plan.json" ]]; then
  webhook-sync comment "$out/plan.json" --login "$WS_LOGIN"
else
  webhook-sync comment --no-plan --login "$WS_LOGIN" "${options[@]}"
fi
