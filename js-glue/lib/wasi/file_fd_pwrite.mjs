// WASI: writes at a place.
import { $disk_errno, $disk_file, $disk_write_at } from "./files.mjs";

export function $file_fd_pwrite(fd, iovs, n, at, written) {
    const f = $disk_file(fd, 0x40n);
    if (!f.node) return f;
    if (at < 0n) return $disk_errno.inval;
    const done = $disk_write_at(f.node, Number(at), iovs, n, written);
    return done < 0 ? -done : 0;
}
