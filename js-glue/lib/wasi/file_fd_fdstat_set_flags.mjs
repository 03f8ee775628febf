// WASI: only O_APPEND means something to memory.
import { $disk_errno, $disk_opened } from "./files.mjs";

export function $file_fd_fdstat_set_flags(fd, flags) {
    const f = $disk_opened(fd);
    if (!f || f.stdio) return $disk_errno.badf;
    f.flags = flags;
    return 0;
}
