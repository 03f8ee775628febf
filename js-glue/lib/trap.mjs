// A trap, or a stack that was too deep: the end of the instance.
export var $dead = ""; // why nothing can be called any more

export function $trapped(e, fn) {
    if (
        e instanceof WebAssembly.RuntimeError ||
        /^(Maximum call|too much)/.test(e && e.message)
    ) {
        $x = null;
        $dead = `${fn}: the C code trapped (${e.message}); dead until reset()`;
        e = new Error($dead, { cause: e });
    }
    return e;
}
