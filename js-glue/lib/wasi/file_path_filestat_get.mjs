// WASI: stat().
import { $disk_at, $disk_errno, $disk_path, $disk_stat } from "./files.mjs";

export function $file_path_filestat_get(fd, flags, p, n, out) {
    const path = $disk_path(fd, p, n);
    if (typeof path === "number") return path;
    const node = $disk_at(path);
    return node ? $disk_stat(node, out) : $disk_errno.noent;
}
