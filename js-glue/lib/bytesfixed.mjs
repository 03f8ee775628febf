// Exactly so many bytes.
export function $bytesFixed(v, fixed, fn, name) {
    $exactly($typed(v, Uint8Array, fn, name), fixed, fn, name);
    return $bytesIn(v, fn, name);
}
