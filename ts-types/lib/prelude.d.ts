export interface InstantiateOptions {
    /** A compiled WebAssembly.Module of this package, to share its code. */
    module?: object;
    /** Replaces imports of the module: `{module: {name: function}}`. */
    imports?: Record<string, Record<string, unknown>>;
}
