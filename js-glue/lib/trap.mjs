// A trap, or a stack that was too deep: the end of the instance.
export var $dead = null; // the error that ended it

export function $trapped(e, fn) {
    if (
        e instanceof WebAssembly.RuntimeError ||
        /^(Maximum call|too much)/.test(e && e.message)
    ) {
        $x = null;
        $dead = e = new Error(
            `${fn}: the C code trapped (${e.message}); dead until reset()`,
            { cause: e },
        );
    }
    return e;
}
