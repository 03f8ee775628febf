// Bytes from hexadecimal digits.
export function $hex(s) {
    return Uint8Array.from(s.match(/../g), (c) => +("0x" + c));
}
