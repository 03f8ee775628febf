// A plain object, for a struct.
export function $plain(v, fn, name) {
    if (typeof v !== "object" || v === null)
        throw $bad(fn, name, "an object", v);
    return v;
}
