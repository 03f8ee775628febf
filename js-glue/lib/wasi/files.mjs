// WASI: files in memory. `wasi.files` maps paths to bytes, a path that ends in
// "/" is an empty folder; C sees them below "/", the one folder it is given.
// What C writes goes to a copy, which takes the entry's place in the map.
export const $disk_errno = {
    badf: 8,
    exist: 20,
    inval: 28,
    isdir: 31,
    noent: 44,
    nospc: 51,
    notdir: 54,
    notempty: 55,
    notsup: 58,
    spipe: 70,
    notcapable: 76,
};
const $DISK_NOTHING = new Uint8Array(0);
export const $DISK_FOLDER = 3,
    $DISK_FILE = 4;

// The state of one instance: open files by number, nodes by path.
export let $disk_state = {
    memory: null,
    map: null,
    open: [],
    nodes: new Map(),
    ino: 1n,
};

const $disk_now = () => BigInt(Date.now()) * 1000000n;

export function $disk() {
    if ($disk_state.memory === $memory) return $disk_state;
    const map = options.wasi && options.wasi.files;
    if (map) {
        if (typeof map.get !== "function" || typeof map.keys !== "function")
            throw new TypeError("wasi.files: want a Map of paths and bytes");
        for (const key of map.keys())
            if (typeof key !== "string" || key[0] !== "/")
                throw new TypeError(
                    "wasi.files: " + JSON.stringify(key) + ": want /" + key,
                );
    }
    const root = map ? { path: "", type: $DISK_FOLDER, ino: 1n } : null;
    const stdio = { stdio: true };
    $disk_state = {
        memory: $memory,
        map,
        open: [stdio, stdio, stdio, root && { node: root, rights: -1n }],
        nodes: new Map([["", root]]),
        ino: 1n,
    };
    return $disk_state;
}

// An open file or folder, or null.
export const $disk_opened = (fd) => $disk().open[fd] || null;

// An open file with a right of WASI (bits), or an errno.
export function $disk_file(fd, right) {
    const f = $disk_opened(fd);
    if (!f || f.stdio) return $disk_errno.badf;
    if (f.node.type === $DISK_FOLDER) return $disk_errno.isdir;
    return f.rights & right ? f : $disk_errno.notcapable;
}

const $disk_within = (path) => {
    for (const key of $disk_state.map.keys())
        if (key.startsWith(path + "/") && key !== path + "/") return true;
    return false;
};
const $disk_is_folder = (path) =>
    !path || $disk_state.map.has(path + "/") || $disk_within(path);
const $disk_parent = (path) => path.slice(0, path.lastIndexOf("/"));

function $disk_fresh(path, type, data) {
    const t = $disk_now();
    const node = { path, type, ino: ++$disk_state.ino, times: [t, t, t] };
    if (type === $DISK_FILE) {
        node.seen = node.data = data;
        node.size = data.length;
    }
    $disk_state.nodes.set(path, node);
    return node;
}

// What is at a path: a node that stays the same while the map's entry does.
export function $disk_at(path) {
    const { map, nodes } = $disk();
    const node = nodes.get(path),
        data = map.get(path);
    if (data !== undefined && path) {
        if (node && node.type === $DISK_FILE && node.seen === data) return node;
        if (!ArrayBuffer.isView(data))
            throw new TypeError("wasi.files: " + path + ": want a Uint8Array");
        const bytes = new Uint8Array(
            data.buffer,
            data.byteOffset,
            data.byteLength,
        );
        const made = $disk_fresh(path, $DISK_FILE, bytes);
        made.seen = data;
        return made;
    }
    if ($disk_is_folder(path))
        return node && node.type === $DISK_FOLDER
            ? node
            : $disk_fresh(path, $DISK_FOLDER);
    return null;
}

// The absolute path that C means, from an open folder on; or an errno.
export function $disk_path(fd, p, n) {
    const f = $disk_opened(fd);
    if (!f) return $disk_errno.badf;
    if (f.stdio || f.node.type !== $DISK_FOLDER) return $disk_errno.notdir;
    $views();
    const at = p >>> 0,
        given = new TextDecoder().decode($u8.slice(at, at + n));
    if (!given) return $disk_errno.noent;
    if (given[0] === "/") return $disk_errno.notcapable;
    const names = f.node.path ? f.node.path.slice(1).split("/") : [];
    for (const name of given.split("/")) {
        const here = names.length ? "/" + names.join("/") : "";
        if (!$disk_is_folder(here))
            return $disk_state.map.has(here)
                ? $disk_errno.notdir
                : $disk_errno.noent;
        if (name === "..") {
            if (!names.length) return $disk_errno.notcapable;
            names.pop();
        } else if (name && name !== ".") names.push(name);
    }
    const path = names.length ? "/" + names.join("/") : "";
    return given.endsWith("/") && $disk_state.map.has(path)
        ? $disk_errno.notdir
        : path;
}

// A folder stays when its last entry goes.
export function $disk_keep(path) {
    const folder = $disk_parent(path);
    if (folder && !$disk_is_folder(folder))
        $disk_state.map.set(folder + "/", $DISK_NOTHING);
}

export function $disk_create_file(path) {
    const { map } = $disk();
    map.delete($disk_parent(path) + "/");
    const data = new Uint8Array(0);
    map.set(path, data);
    return $disk_fresh(path, $DISK_FILE, data);
}

export function $disk_forget_node(path) {
    const { map, nodes } = $disk();
    const node = nodes.get(path);
    if (node) node.gone = true;
    nodes.delete(path);
    map.delete(path);
    map.delete(path + "/");
}

// Makes a file n bytes long; what it held is copied when it grows or was not
// ours.
export function $disk_resize(node, n) {
    if (!node.own || n > node.data.length) {
        let data;
        try {
            data = new Uint8Array(Math.max(n, node.own ? 2 * node.size : 0));
        } catch (e) {
            return $disk_errno.nospc;
        }
        data.set(node.data.subarray(0, Math.min(n, node.size)));
        node.data = data;
        node.own = true;
    } else if (n < node.size) node.data.fill(0, n, node.size);
    node.size = n;
    node.times[1] = node.times[2] = $disk_now();
    node.seen = node.data.subarray(0, n);
    if (!node.gone) $disk_state.map.set(node.path, node.seen);
    return 0;
}

// Copies between a file at a position and C's buffers; both give the number
// of bytes, which is stored at `done`, or a negative errno.
export function $disk_read_at(node, at, iovs, n, done) {
    $views();
    let total = 0;
    for (let i = 0; i < n; i++) {
        const p = $u32[(iovs >>> 2) + 2 * i],
            len = $u32[(iovs >>> 2) + 2 * i + 1],
            end = Math.min(node.size, at + total + len);
        if (at + total >= end) break;
        $u8.set(node.data.subarray(at + total, end), p);
        total = end - at;
    }
    $u32[done >>> 2] = total;
    return total;
}

export function $disk_write_at(node, at, iovs, n, done) {
    $views();
    let total = 0;
    for (let i = 0; i < n; i++) total += $u32[(iovs >>> 2) + 2 * i + 1];
    const error = total && $disk_resize(node, Math.max(node.size, at + total));
    if (error) return -error;
    for (let i = 0, to = at; i < n; i++) {
        const p = $u32[(iovs >>> 2) + 2 * i],
            len = $u32[(iovs >>> 2) + 2 * i + 1];
        node.data.set($u8.subarray(p, p + len), to);
        to += len;
    }
    $u32[done >>> 2] = total;
    return total;
}

export function $disk_stat(node, out) {
    $views();
    const [read, written, changed] = node.times || [0n, 0n, 0n];
    const at = out >>> 3;
    $u8.fill(0, 8 * at, 8 * at + 64);
    $u64[at + 1] = node.ino;
    $u8[8 * at + 16] = node.type;
    $u64[at + 3] = 1n;
    $u64[at + 4] = BigInt(node.size || 0);
    $u64[at + 5] = read;
    $u64[at + 6] = written;
    $u64[at + 7] = changed;
    return 0;
}

// WASI's fstflags: 1 and 4 set a time, 2 and 8 set it to now.
export function $disk_set_times(node, read, written, flags) {
    if ((flags & 3) === 3 || (flags & 12) === 12) return $disk_errno.inval;
    if (!node.times) return 0;
    if (flags & 3) node.times[0] = flags & 1 ? read : $disk_now();
    if (flags & 12) node.times[1] = flags & 4 ? written : $disk_now();
    node.times[2] = $disk_now();
    return 0;
}

// The names in a folder, in an order that stays while none comes or goes.
export function $disk_entries(folder) {
    const names = new Set();
    for (const key of $disk_state.map.keys())
        if (key.startsWith(folder + "/")) {
            const name = key.slice(folder.length + 1).split("/")[0];
            if (name) names.add(name);
        }
    return [...names].sort();
}
