// WASI: open(). Of oflags: 1 makes, 2 wants a folder, 4 wants none, 8 empties.
import {
    $disk_at,
    $disk_create_file,
    $disk,
    $disk_errno,
    $disk_path,
    $disk_resize,
} from "./files.mjs";

export function $file_path_open(
    fd,
    follow,
    p,
    n,
    oflags,
    rights,
    inheriting,
    flags,
    out,
) {
    const path = $disk_path(fd, p, n);
    if (typeof path === "number") return path;
    let node = $disk_at(path);
    if (node && (oflags & 5) === 5) return $disk_errno.exist;
    if (!node && !(oflags & 1)) return $disk_errno.noent;
    if (!node && oflags & 2) return $disk_errno.inval;
    const folder = node && node.type === 3;
    if (node && oflags & 2 && !folder) return $disk_errno.notdir;
    if (folder && (rights & 0x40n || oflags & 8)) return $disk_errno.isdir;
    if (!node) node = $disk_create_file(path);
    else if (oflags & 8) $disk_resize(node, 0);
    const { open } = $disk();
    let free = 3;
    while (open[free]) free++;
    open[free] = { node, rights, flags, at: 0 };
    $views();
    $u32[out >>> 2] = free;
    return 0;
}
