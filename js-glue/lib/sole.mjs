// What C shall own from here on, nothing else may.
export function $sole(s, fn, name) {
    if (s && !s.own)
        throw new TypeError(`${$who(fn, name)} belongs to another object`);
}
