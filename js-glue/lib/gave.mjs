// Results that are refused.
export function $gave(fn, what) {
    return new RangeError(`${fn}: C gave ${what}`);
}
