// The same where C calls JavaScript, which may call C again: sp is the stack
// pointer of that call.
export var $depth = 0; // functions of JavaScript's that are running

export function $faultIn(e, fn, sp) {
    if (!$x) return e;
    e = $trapped(e, fn);
    if ($x && (sp || !$depth)) $x.__stack_pointer.value = sp || $base;
    return e;
}
