#!/usr/bin/env bash
# Makes the pull request's comment say what the plan is now, or that there is none. The tool takes the step's place, so that
# it hears when the job is cancelled by a newer one.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/options.sh"
if [[ -f "$out/plan.json" ]]; then
  # Of a page that could not be uploaded there is no address.
  exec webhook-sync comment "$out/plan.json" --login "$WS_LOGIN" ${WS_PAGE_URL:+--page "$WS_PAGE_URL"}
else
  exec webhook-sync comment --no-plan --login "$WS_LOGIN" "${options[@]}"
fi
