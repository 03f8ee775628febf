// The import cbw.length: an array is not as long as the call needs it.
export function $length(arg, want) {
    throw ($refused = (names) =>
        `argument '${names[arg]}' must have ${want} elements`);
}
