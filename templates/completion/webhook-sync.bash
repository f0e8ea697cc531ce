# Completion of webhook-sync in bash: source <(webhook-sync completion bash)
# What can be typed comes from the tool itself, a candidate a line. Nothing of it is evaluated.
_webhook_sync() {
  local line=${COMP_LINE:0:COMP_POINT} breaks=${COMP_WORDBREAKS//[^=:@]/} kept="" value description
  COMPREPLY=()
  # readline replaces only what stands after the last of its word breaks.
  if [[ -n $breaks ]]; then
    local typed=${line##*[[:space:]]}
    kept=${typed%"${typed##*[$breaks]}"}
  fi
  while IFS=$'\t' read -r value description; do
    case $value in
      :files) compopt -o default 2>/dev/null ;;
      :directories) compopt -o dirnames 2>/dev/null ;;
      *)
        printf -v value %q "$value"
        COMPREPLY+=("${value#"$kept"}")
        ;;
    esac
  done < <(command webhook-sync complete -- "$line" 2>/dev/null)
}
complete -F _webhook_sync webhook-sync
