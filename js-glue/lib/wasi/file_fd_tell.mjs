// WASI: where an open file is.
import { $disk_errno, $disk_opened } from "./files.mjs";

export function $file_fd_tell(fd, out) {
    const f = $disk_opened(fd);
    if (!f) return $disk_errno.badf;
    if (f.stdio) return $disk_errno.spipe;
    $views();
    $u64[out >>> 3] = BigInt(f.at);
    return 0;
}
