// Lists of anything from memory.
export function $map(p, n, size, fn, load) {
    if (!(p + n * size <= $u8.length))
        throw $gave(fn, "a list beyond its memory");
    const list = [];
    for (let i = 0; i < n; i++) list.push(load(p + i * size));
    return list;
}
