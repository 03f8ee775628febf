// What leaves a call: the library's state as before, a trap as the end of the
// instance, all else as it is.
export var $dead = ""; // why nothing can be called any more
export var $base = 0; // the stack pointer outside of every call
export var $depth = 0; // callbacks that are running
export var $parked = null; // {error} of a callback: thrown when C has returned
export var $refused = null; // what the module itself refused last

export function $fault(e, fn, sp, names) {
    if (!$x) return e;
    if (e && e === $refused) {
        e = new RangeError(`${fn}: ${e.say(names)}`);
    } else if (
        e instanceof WebAssembly.RuntimeError ||
        (e instanceof Error && /call stack|too much recur/.test(e.message))
    ) {
        $dead =
            `${fn}: the C code trapped (${e.message}); this instance is ` +
            "dead, reset() or instantiate() starts a new one";
        $x = null;
        return new Error($dead, { cause: e });
    }
    if (sp || !$depth) $x.__stack_pointer.value = sp || $base;
    return e;
}
