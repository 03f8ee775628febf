// WASI: the folder that is open is "/".
import { $disk_errno, $disk_opened } from "./files.mjs";

export function $file_fd_prestat_dir_name(fd, p, n) {
    if (fd !== 3 || !$disk_opened(3)) return $disk_errno.badf;
    $views();
    if (n) $u8[p >>> 0] = 47;
    return 0;
}
