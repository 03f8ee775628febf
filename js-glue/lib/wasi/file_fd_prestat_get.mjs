// WASI: one folder is open, if files were given.
import { $disk_errno, $disk_opened } from "./files.mjs";

export function $file_fd_prestat_get(fd, out) {
    if (fd !== 3 || !$disk_opened(3)) return $disk_errno.badf;
    $views();
    $u32[out >>> 2] = 0;
    $u32[(out >>> 2) + 1] = 1;
    return 0;
}
