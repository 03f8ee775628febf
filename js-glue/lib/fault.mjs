// What leaves a call: the library's stack as before, a trap as the end of the
// instance, all else as it is.
export function $fault(e, fn) {
    e = $trapped(e, fn);
    if ($x) $x.__stack_pointer.value = $base;
    return e;
}
