// WASI: what an open file is.
import { $disk_errno, $disk_opened, $disk_stat } from "./files.mjs";

export function $file_fd_filestat_get(fd, out) {
    const f = $disk_opened(fd);
    if (!f) return $disk_errno.badf;
    return $disk_stat(f.stdio ? { ino: 0n, type: 2 } : f.node, out);
}
