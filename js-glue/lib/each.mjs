// Lists of anything: each element is stored by a function.
export function $each(v, size, fixed, nul, fn, name, store, at) {
    if (!Array.isArray(v)) throw $bad(fn, name, "an array", v);
    const list = v.slice(),
        n = list.length;
    $exactly(n, fixed, fn, name);
    const p = at || $alloc((n + nul) * size || 1, fn);
    $u8.fill(0, p, p + (n + nul) * size);
    for (let i = 0; i < n; i++) store(p + i * size, list[i]);
    $len = n;
    return p;
}
