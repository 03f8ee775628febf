// A pointer that may not be NULL.
export function $some(p, fn) {
    if (!p) throw new Error(fn + ": C gave NULL");
    return p;
}
