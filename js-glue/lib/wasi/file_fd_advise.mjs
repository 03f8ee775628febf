// WASI: advice changes nothing in memory.
import { $disk_file } from "./files.mjs";

export function $file_fd_advise(fd) {
    const f = $disk_file(fd, 0n);
    return f.node ? 0 : f;
}
