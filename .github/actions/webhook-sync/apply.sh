#!/usr/bin/env bash
# Applies the confirmed plan. webhook-sync plans once more and stops with exit code 8 when anything of it has moved.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/options.sh"

# A cancelled job sends its signals to this process alone: SIGINT, after 7.5 s SIGTERM, after 2.5 s the end of all. They are
# passed on to the tool, which finishes what is under way and starts nothing new, and the tool is waited for: what it
# records belongs into the state that is packed next.
exec 3> >(exec tee "$out/apply.txt")
tee=$!
signalled=""
pass_on() {
  signalled=yes
  kill "-$1" "$!" 2>/dev/null || true
}
trap 'pass_on INT' INT
trap 'pass_on TERM' TERM
# A shell runs a trap only when it waits for nothing in the foreground.
webhook-sync apply "$out/confirmed/plan.json" "${options[@]}" >&3 2>&1 3>&- &
tool=$!
exec 3>&-
exit_code=0
wait "$tool" || exit_code=$?
# A signal ends the wait and not the tool. Where that has ended too, a second wait gives its exit code again.
while [[ -n "$signalled" ]]; do
  signalled=""
  exit_code=0
  wait "$tool" || exit_code=$?
done
# The summary is all that is left, and no further signal shall cost it.
trap '' INT TERM
wait "$tee" || true
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
