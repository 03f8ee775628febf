// WASI: no folder is open.
export function $fd_prestat_get() {
    if (options.wasi && options.wasi.files)
        throw new TypeError("wasi.files: want a package made with --files");
    return 8;
}
