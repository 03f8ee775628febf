// Results that are refused.
export function $gave(fn, what) {
    return RangeError(`${fn}: C gave ${what}`);
}
