// Bytes from hexadecimal digits.
export function $hex(s) {
    return new Uint8Array(s.length / 2).map((_, i) =>
        parseInt(s.slice(2 * i, 2 * i + 2), 16),
    );
}
