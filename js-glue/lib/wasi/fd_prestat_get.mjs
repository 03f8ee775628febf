// WASI: no folder is open.
export function $fd_prestat_get() {
    return 8;
}
