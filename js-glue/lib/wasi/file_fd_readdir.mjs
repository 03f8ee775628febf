// WASI: the entries of a folder, as they were when it was read first.
import {
    $disk_at,
    $disk_entries,
    $disk_errno,
    $disk_opened,
} from "./files.mjs";

export function $file_fd_readdir(fd, p, n, cookie, used) {
    const f = $disk_opened(fd);
    if (!f) return $disk_errno.badf;
    if (f.stdio || f.node.type !== 3) return $disk_errno.notdir;
    if (!cookie || !f.list) f.list = [".", "..", ...$disk_entries(f.node.path)];
    $views();
    const begin = p >>> 0,
        end = begin + (n >>> 0);
    let to = begin;
    for (let i = Number(cookie); i < f.list.length && to < end; i++) {
        const name = f.list[i],
            node = i < 2 ? f.node : $disk_at(f.node.path + "/" + name);
        if (!node) continue;
        const text = new TextEncoder().encode(name),
            entry = new Uint8Array(24 + text.length),
            v = new DataView(entry.buffer);
        v.setBigUint64(0, BigInt(i + 1), true);
        v.setBigUint64(8, node.ino, true);
        v.setUint32(16, text.length, true);
        entry[20] = node.type;
        entry.set(text, 24);
        $u8.set(entry.subarray(0, end - to), to);
        to = Math.min(end, to + entry.length);
    }
    $u32[used >>> 2] = to - begin;
    return 0;
}
