// WASI: what is written is there.
import { $disk_errno, $disk_opened } from "./files.mjs";

export function $file_fd_sync(fd) {
    return $disk_opened(fd) ? 0 : $disk_errno.badf;
}
