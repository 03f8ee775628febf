// A trap, or a stack that was too deep: the end of the instance. Where calls
// never nest what else is caught was made here: TypeErrors and RangeErrors
// that begin with a name. Engines throw RuntimeErrors, InternalErrors and
// "Maximum call stack size exceeded".
export var $dead; // the error that ended it

export function $trapped(e, fn) {
    if (/^(Ru|I|RangeError: Maximum )/.test(e)) {
        $x = null;
        $dead = e = Error(
            `${fn}: C trapped (${e.message}); dead until reset()`,
            { cause: e },
        );
    }
    return e;
}
