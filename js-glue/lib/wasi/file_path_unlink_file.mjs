// WASI: unlink().
import {
    $disk_at,
    $disk_errno,
    $disk_forget_node,
    $disk_keep,
    $disk_path,
} from "./files.mjs";

export function $file_path_unlink_file(fd, p, n) {
    const path = $disk_path(fd, p, n);
    if (typeof path === "number") return path;
    const node = $disk_at(path);
    if (!node) return $disk_errno.noent;
    if (node.type === 3) return $disk_errno.isdir;
    $disk_forget_node(path);
    $disk_keep(path);
    return 0;
}
