// WASI: dup2() that closes what it copies.
import { $disk, $disk_errno, $disk_opened } from "./files.mjs";

export function $file_fd_renumber(from, to) {
    const f = $disk_opened(from),
        old = $disk_opened(to);
    if (!f || !old || f.stdio || old.stdio) return $disk_errno.badf;
    if (from === to) return 0;
    $disk().open[to] = f;
    $disk().open[from] = null;
    return 0;
}
