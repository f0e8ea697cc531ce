#!/usr/bin/env bash
# Applies the confirmed plan. webhook-sync plans once more and stops with exit code 8 when anything of it has moved.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/options.sh"

exit_code=0
webhook-sync apply "$out/confirmed/plan.json" "${options[@]}" 2>&1 | tee "$out/apply.txt" || exit_code=$?
# Indented it is code, whatever it says.
sed 's/^/    /' "$out/apply.txt" >"$out/apply.md"
{
  echo "### webhook-sync \`$WS_ENVIRONMENT\`: apply ended with exit code $exit_code"
  echo
  # A summary has room for 1 MiB. What is cut off is the middle: the end has the result and the journal's head.
  if (($(wc -c <"$out/apply.md") > 1000000)); then
    head -c 900000 "$out/apply.md" | sed '$d'
    echo "    …"
    tail -n 40 "$out/apply.md"
  else
    cat "$out/apply.md"
  fi
} >>"$GITHUB_STEP_SUMMARY"
exit "$exit_code"
