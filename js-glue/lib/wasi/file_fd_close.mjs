// WASI: closes a file or folder; stdin, stdout and stderr stay.
import { $disk, $disk_errno, $disk_opened } from "./files.mjs";

export function $file_fd_close(fd) {
    const f = $disk_opened(fd);
    if (!f) return $disk_errno.badf;
    if (!f.stdio) $disk().open[fd] = null;
    return 0;
}
