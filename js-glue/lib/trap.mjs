// A trap, or a stack that was too deep: the end of the instance.
export var $dead; // the error that ended it

export function $trapped(e, fn) {
    if (
        e instanceof WebAssembly.RuntimeError ||
        /^(Maximum call|too much)/.test(e && e.message)
    ) {
        $x = null;
        $dead = e = Error(
            `${fn}: C trapped (${e.message}); dead until reset()`,
            { cause: e },
        );
    }
    return e;
}
