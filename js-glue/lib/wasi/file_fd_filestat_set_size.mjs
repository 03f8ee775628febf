// WASI: ftruncate().
import { $disk_errno, $disk_file, $disk_resize } from "./files.mjs";

export function $file_fd_filestat_set_size(fd, size) {
    const f = $disk_file(fd, 0x40n);
    if (!f.node) return f;
    return size < 0n ? $disk_errno.inval : $disk_resize(f.node, Number(size));
}
