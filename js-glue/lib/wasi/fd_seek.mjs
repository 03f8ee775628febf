// WASI: a terminal cannot seek.
export function $fd_seek(fd) {
    return fd > 2 ? 8 : 70;
}
