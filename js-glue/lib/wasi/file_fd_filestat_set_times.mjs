// WASI: futimens().
import { $disk_errno, $disk_opened, $disk_set_times } from "./files.mjs";

export function $file_fd_filestat_set_times(fd, read, written, flags) {
    const f = $disk_opened(fd);
    if (!f || f.stdio) return $disk_errno.badf;
    return $disk_set_times(f.node, read, written, flags);
}
