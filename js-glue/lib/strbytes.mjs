// Text that may also be given as bytes.
export function $strOrBytes(s, counted, fn, name) {
    return typeof s === "string"
        ? $str(s, counted, fn, name)
        : $bytesIn(s, fn, name);
}
