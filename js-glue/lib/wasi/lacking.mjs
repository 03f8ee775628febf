// WASI: what this package does not have fails when it is called.
export const $lacking = (name) => () => {
    throw new Error(
        "the C code calls WASI's " +
            name +
            ", which this package does not offer; give it in imports",
    );
};
