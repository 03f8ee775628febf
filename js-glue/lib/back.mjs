// What C has done to a list, back into the caller's array.
export function $back(v, p, n, Type) {
    v.set(new Type($u8.buffer, p, n));
}
