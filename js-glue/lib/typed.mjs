// Typed arrays: of the right kind, from whatever realm, over memory that is
// still there.
export function $typed(v, Type, fn, name) {
    const kind = Type.name;
    if (
        !ArrayBuffer.isView(v) ||
        (v[Symbol.toStringTag] !== kind &&
            !(Type === Uint8Array && v instanceof Uint8ClampedArray))
    )
        throw $bad(fn, name, "a " + kind, v);
    if (v.length === 0) $there(v, fn, name);
    return v;
}

// An array over nothing: its buffer was transferred or made shorter, or it is
// just empty.
export function $there(v, fn, name) {
    try {
        v.keys();
    } catch {
        throw $bad(fn, name, "an array whose buffer was not detached", v);
    }
}
