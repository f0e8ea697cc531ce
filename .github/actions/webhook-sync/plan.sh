#!/usr/bin/env bash
# Plans, and leaves plan.json and its page, where there is a plan, and the outputs. Fails only by a bug: settle.sh judges the exit
# code after the comment is written, so that a pull request never keeps the plan of an earlier commit.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/options.sh"

rm -f "$out/plan.json" "$out/$WS_PAGE"
exit_code=0
webhook-sync plan "${options[@]}" --out "$out/plan.json" --page "$out/$WS_PAGE" --detailed-exitcode --format github || exit_code=$?
echo "exit-code=$exit_code" >>"$GITHUB_OUTPUT"

if [[ -f "$out/plan.json" ]]; then
  webhook-sync show "$out/plan.json" --format summary >>"$GITHUB_STEP_SUMMARY"
  node --print '
    const { changes, protections, sunsets = [], changesDigest } = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
    `changes=${changes.length}\nrecords=${protections.length + sunsets.length}\ndigest=${changesDigest}`' "$out/plan.json" >>"$GITHUB_OUTPUT"
else
  {
    echo "### webhook-sync \`$WS_ENVIRONMENT\`: no plan"
    echo
    echo "Planning ended with exit code $exit_code; the log of this job says why."
  } >>"$GITHUB_STEP_SUMMARY"
fi
