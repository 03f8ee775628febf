// WASI: utimensat().
import {
    $disk_at,
    $disk_errno,
    $disk_path,
    $disk_set_times,
} from "./files.mjs";

export function $file_path_filestat_set_times(
    fd,
    follow,
    p,
    n,
    read,
    written,
    flags,
) {
    const path = $disk_path(fd, p, n);
    if (typeof path === "number") return path;
    const node = $disk_at(path);
    return node
        ? $disk_set_times(node, read, written, flags)
        : $disk_errno.noent;
}
