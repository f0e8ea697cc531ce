#compdef webhook-sync
# Completion of webhook-sync in zsh: source <(webhook-sync completion zsh), or as _webhook-sync in a folder of $fpath.
# What can be typed comes from the tool itself, a candidate a line. Nothing of it is evaluated; compadd quotes it.
_webhook-sync() {
  local value description
  local -a values shown
  while IFS=$'\t' read -r value description; do
    case $value in
      :files) _files ;;
      :directories) _files -/ ;;
      *)
        values+=("$value")
        shown+=("$value${description:+  -- $description}")
        ;;
    esac
  done < <(command webhook-sync complete -- "${(j: :)words[1,CURRENT-1]} $PREFIX" 2>/dev/null)
  (( $#values )) && compadd -l -d shown -a -- values
}
if [[ $funcstack[1] == _webhook-sync ]]; then
  _webhook-sync
else
  compdef _webhook-sync webhook-sync
fi
