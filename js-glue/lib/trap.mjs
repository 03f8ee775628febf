// A trap, or a stack that was too deep: the end of the instance.
export var $dead = ""; // why nothing can be called any more
export var $base = 0; // the stack pointer outside of every call

export function $trapped(e, fn) {
    if (
        !(e instanceof WebAssembly.RuntimeError) &&
        !(e instanceof Error && /^(Maximum call|too much)/.test(e.message))
    )
        return e;
    $dead =
        `${fn}: the C code trapped (${e.message}); ` +
        "this instance is dead until reset()";
    $x = null;
    return new Error($dead, { cause: e });
}
