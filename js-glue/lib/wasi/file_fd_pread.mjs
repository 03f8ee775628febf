// WASI: reads at a place.
import { $disk_errno, $disk_file, $disk_read_at } from "./files.mjs";

export function $file_fd_pread(fd, iovs, n, at, got) {
    const f = $disk_file(fd, 2n);
    if (!f.node) return f;
    if (at < 0n) return $disk_errno.inval;
    $disk_read_at(f.node, Number(at), iovs, n, got);
    return 0;
}
