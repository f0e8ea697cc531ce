# Sourced by the others: goes to where the manifests are, and says in `options` what every command is told.
out="$RUNNER_TEMP/webhook-sync"
mkdir -p "$out"
cd "$GITHUB_WORKSPACE/$WS_DIRECTORY"
options=(
  --env "$WS_ENVIRONMENT"
  --config "$GITHUB_WORKSPACE/$WS_CONFIG"
  --manifests "$WS_MANIFESTS"
  --state-dir "$out/state"
)
