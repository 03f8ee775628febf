// Typed arrays: of the right kind, from whatever realm, over memory that is
// still there. What they say of themselves a subclass can say, too: the
// language's own getters know.
export const $lengthOf = Uint8Array.prototype.__lookupGetter__("length"),
    $kindOf = Uint8Array.prototype.__lookupGetter__(Symbol.toStringTag);

// Its length. Bytes may be clamped. A buffer that was transferred or made
// shorter leaves an array over nothing, which is not just empty.
export function $typed(v, Type, fn, name) {
    let want = "a " + Type.name;
    try {
        if ($kindOf.call(v).replace("Clamped", "") === Type.name) {
            want += ", not detached";
            return $lengthOf.call(v) || (v.keys(), 0);
        }
    } catch {} // no array, or keys() of one over nothing
    throw $bad(fn, name, want, v);
}
