// WASI: nothing is open but stdin, stdout and stderr.
export function $fd_close(fd) {
    return fd > 2 ? 8 : 0;
}
