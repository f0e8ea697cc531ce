#!/usr/bin/env bash
# Checks the manifests offline; findings become annotations.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/options.sh"
webhook-sync validate "${options[@]}" --format github
