// Lists of numbers other than bytes; k says which view of $all. `at` is where
// they go when they have a place already.
export function $list(v, k, fixed, fn, name, at) {
    const Type = $all[k].constructor,
        size = Type.BYTES_PER_ELEMENT;
    const n = $typed(v, Type, fn, name);
    $exactly(n, fixed, fn, name);
    const p = at || $alloc(n * size || 1, fn);
    $all[k].set(v, p / size);
    $len = n;
    return p;
}

// The same before an element of zero, which ends it for C.
export function $listNul(v, k, fixed, fn, name) {
    const Type = $all[k].constructor,
        size = Type.BYTES_PER_ELEMENT;
    const n = $typed(v, Type, fn, name);
    for (const one of v)
        if (!one) throw $bad(fn, name, "a list without zeroes", v);
    const p = $alloc((n + 1) * size, fn);
    $all[k].set(v, p / size);
    $u8.fill(0, p + n * size, p + (n + 1) * size);
    $len = n;
    return p;
}
