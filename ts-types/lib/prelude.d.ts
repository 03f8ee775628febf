export interface InstantiateOptions {
    /** A compiled WebAssembly.Module of this package, to share its code. */
    module?: object;
    /** Replaces imports of the module: `{module: {name: function}}`. */
    imports?: Record<string, Record<string, unknown>>;
    /** Lone surrogates in text are refused, not replaced by U+FFFD. */
    strictText?: boolean;
    /** leaks() lists what was not freed, with the stack that made it. */
    trackLeaks?: boolean;
}
