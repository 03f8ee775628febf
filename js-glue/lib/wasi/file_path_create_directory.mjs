// WASI: mkdir().
import { $disk_at, $disk, $disk_errno, $disk_path } from "./files.mjs";

export function $file_path_create_directory(fd, p, n) {
    const path = $disk_path(fd, p, n);
    if (typeof path === "number") return path;
    if ($disk_at(path)) return $disk_errno.exist;
    $disk().map.set(path + "/", new Uint8Array(0));
    return 0;
}
