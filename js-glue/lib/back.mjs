// What C has done to a list, back into the caller's array.
export function $back(v, p, n, k) {
    const view = $all[k],
        at = p / view.BYTES_PER_ELEMENT;
    v.set(view.subarray(at, at + n));
}
