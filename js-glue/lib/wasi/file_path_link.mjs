// WASI: a map has no links.
import { $disk_errno } from "./files.mjs";

export function $file_path_link() {
    return $disk_errno.notsup;
}
