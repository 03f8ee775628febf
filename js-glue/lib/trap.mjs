// A trap, or a stack that was too deep: the end of the instance. Engines agree
// on the names of these errors.
export var $dead; // the error that ended it

export function $trapped(e, fn) {
    if (
        /^(RuntimeE|RangeErrorMaximum |InternalE)/.test(
            e && e.name + e.message,
        )
    ) {
        $x = null;
        $dead = e = Error(
            `${fn}: the C code trapped (${e.message}); dead until reset()`,
            { cause: e },
        );
    }
    return e;
}
