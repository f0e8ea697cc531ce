# Completion of webhook-sync in fish: webhook-sync completion fish | source
# What can be typed comes from the tool itself, a candidate a line. Nothing of it is evaluated; fish quotes it.
function __webhook_sync_candidates
    for line in (command webhook-sync complete -- (commandline -cp | string collect) 2>/dev/null)
        switch $line
            case ':files'
                __fish_complete_path (commandline -ct)
            case ':directories'
                __fish_complete_directories (commandline -ct)
            case '*'
                printf '%s\n' $line
        end
    end
end
complete --command webhook-sync --no-files --arguments '(__webhook_sync_candidates)'
