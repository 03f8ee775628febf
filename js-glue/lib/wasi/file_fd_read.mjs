// WASI: reads on; stdin is at its end.
import { $disk_file, $disk_opened, $disk_read_at } from "./files.mjs";

export function $file_fd_read(fd, iovs, n, got) {
    const stdin = $disk_opened(fd);
    if (fd === 0 && stdin && stdin.stdio) {
        $views();
        $u32[got >>> 2] = 0;
        return 0;
    }
    const f = $disk_file(fd, 2n);
    if (!f.node) return f;
    f.at += $disk_read_at(f.node, f.at, iovs, n, got);
    return 0;
}
