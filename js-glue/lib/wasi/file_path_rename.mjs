// WASI: rename(), of a folder with all that is in it.
import {
    $disk_at,
    $disk,
    $disk_entries,
    $disk_errno,
    $disk_forget_node,
    $disk_keep,
    $disk_path,
} from "./files.mjs";

export function $file_path_rename(fd, p, n, fd2, p2, n2) {
    const from = $disk_path(fd, p, n),
        to = $disk_path(fd2, p2, n2);
    if (typeof from === "number") return from;
    if (typeof to === "number") return to;
    const node = $disk_at(from),
        old = $disk_at(to);
    if (!node) return $disk_errno.noent;
    if (from === to) return 0;
    const folder = node.type === 3;
    if (!from || !to || (folder && to.startsWith(from + "/")))
        return $disk_errno.inval;
    if (old && folder && old.type !== 3) return $disk_errno.notdir;
    if (old && !folder && old.type === 3) return $disk_errno.isdir;
    if (old && folder && $disk_entries(to).length) return $disk_errno.notempty;
    if (old) $disk_forget_node(to);
    const { map, nodes } = $disk();
    const moved = [...map.keys()].filter(
        (key) => key === from || key.startsWith(from + "/"),
    );
    for (const key of moved) {
        const data = map.get(key);
        map.delete(key);
        map.set(to + key.slice(from.length), data);
    }
    for (const [key, n] of [...nodes])
        if (key === from || key.startsWith(from + "/")) {
            nodes.delete(key);
            n.path = to + key.slice(from.length);
            nodes.set(n.path, n);
        }
    $disk_keep(from);
    return 0;
}
