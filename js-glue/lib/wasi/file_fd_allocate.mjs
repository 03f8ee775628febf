// WASI: a file reaches at least so far.
import { $disk_file, $disk_resize } from "./files.mjs";

export function $file_fd_allocate(fd, offset, length) {
    const f = $disk_file(fd, 0x40n);
    if (!f.node) return f;
    const end = Number(offset + length);
    return end > f.node.size ? $disk_resize(f.node, end) : 0;
}
