// WASI: no folder is open.
export function $fd_prestat_dir_name() {
    return 8;
}
