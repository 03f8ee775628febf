// WASI: a terminal cannot seek.
import { $disk_errno, $disk_opened } from "./files.mjs";

export function $file_fd_seek(fd, offset, whence, out) {
    const f = $disk_opened(fd);
    if (!f) return $disk_errno.badf;
    if (f.stdio) return $disk_errno.spipe;
    const from = [0, f.at, f.node.size][whence],
        at = from + Number(offset);
    if (!(at >= 0)) return $disk_errno.inval;
    f.at = at;
    $views();
    $u64[out >>> 3] = BigInt(at);
    return 0;
}
