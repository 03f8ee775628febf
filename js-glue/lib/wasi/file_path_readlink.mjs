// WASI: nothing is a link.
import { $disk_at, $disk_errno, $disk_path } from "./files.mjs";

export function $file_path_readlink(fd, p, n) {
    const path = $disk_path(fd, p, n);
    if (typeof path === "number") return path;
    return $disk_at(path) ? $disk_errno.inval : $disk_errno.noent;
}
