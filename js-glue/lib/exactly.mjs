// As many elements as C says, when that is not 0.
export function $exactly(n, fixed, fn, name) {
    if (fixed && n !== fixed)
        throw RangeError(
            `${$who(fn, name)} must have ${fixed} elements, not ${n}`,
        );
}
