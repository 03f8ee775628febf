// WASI: stdout and stderr are the console, others are files.
import { $fd_write } from "./fd_write.mjs";
import { $disk_file, $disk_opened, $disk_write_at } from "./files.mjs";

export function $file_fd_write(fd, iovs, n, written) {
    const out = $disk_opened(fd);
    if (out && out.stdio) return $fd_write(fd, iovs, n, written);
    const f = $disk_file(fd, 0x40n);
    if (!f.node) return f;
    if (f.flags & 1) f.at = f.node.size;
    const done = $disk_write_at(f.node, f.at, iovs, n, written);
    if (done < 0) return -done;
    f.at += done;
    return 0;
}
