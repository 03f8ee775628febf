// A boxed object's output buffer: capacity or array to begin with; what C has
// written lies between its start and where the field points now.
export function $outField(s, at, v, fn) {
    const list = [];
    let p = 0,
        n = 0;
    if (v !== null && v !== undefined) {
        n =
            typeof v === "number"
                ? $int(v, 0, 0x7fffffff, fn, "value")
                : $typed(v, Uint8Array, fn, "value");
        list.push((p = $heap(n || 1, fn)));
        if (typeof v === "number") $u8.fill(0, p, p + n);
        else $u8.set(v, p);
    }
    $keep(s, "f" + at, list);
    $len = n;
    return p;
}

export function $written(s, at, now, fn) {
    const [start] = (s.kept && s.kept.get("f" + at)) || [];
    return start === undefined ? null : $bytesOut(start, now - start, fn);
}
