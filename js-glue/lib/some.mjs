// A pointer that may not be NULL.
export function $some(p, fn) {
    if (!p) throw Error(fn + ": C gave NULL");
    return p;
}
