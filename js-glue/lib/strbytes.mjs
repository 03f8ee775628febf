// Text that may also be given as bytes, followed by a NUL: C may give back
// where it stopped, as text.
export function $strOrBytes(s, counted, fn, name) {
    if (typeof s === "string") return $str(s, counted, fn, name);
    const p = $bytesIn(s, fn, name, 1);
    $u8[p + $len] = 0;
    return p;
}
