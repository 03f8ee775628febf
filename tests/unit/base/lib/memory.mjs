// A fragment that needs nothing.

/** @type {number} */
let top = 0, limit = Math.max(1, 8);

export function reserve(bytes) {
    top += bytes;
    return top <= limit;
}
