// Results that are refused.
export function $gave(fn, what, Kind = RangeError) {
    return new Kind(`${fn}: C gave ${what}`);
}
