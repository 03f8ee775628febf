// WASI: stdin, stdout and stderr are terminals.
import { $disk_errno, $disk_opened } from "./files.mjs";

export function $file_fd_fdstat_get(fd, out) {
    const f = $disk_opened(fd);
    if (!f) return $disk_errno.badf;
    $views();
    out >>>= 0;
    $u8.fill(0, out, out + 24);
    $u8[out] = f.stdio ? 2 : f.node.type;
    $u8[out + 2] = f.flags;
    $u64[(out >>> 3) + 1] = f.stdio ? 0x40n : f.rights;
    $u64[(out >>> 3) + 2] = f.stdio ? 0n : -1n;
    return 0;
}
