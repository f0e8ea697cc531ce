#!/usr/bin/env bash
# Applies the confirmed plan. webhook-sync plans once more and stops with exit code 8 when anything of it has moved.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/options.sh"

exit_code=0
webhook-sync apply "$out/confirmed/plan.json" "${options[@]}" 2>&1 | tee "$out/apply.txt" || exit_code=$?
{
  echo "### webhook-sync \`$WS_ENVIRONMENT\`: apply ended with exit code $exit_code"
  echo
  # Indented it is code, whatever it says. A summary has room for 1 MiB.
  head -c 900000 "$out/apply.txt" | sed 's/^/    /'
} >>"$GITHUB_STEP_SUMMARY"
exit "$exit_code"
