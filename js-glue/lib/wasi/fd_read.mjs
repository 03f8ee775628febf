// WASI: stdin is at its end.
export function $fd_read(fd, iovs, n, got) {
    if (fd !== 0) return 8;
    $views();
    $u32[got >>> 2] = 0;
    return 0;
}
