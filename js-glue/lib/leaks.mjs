// instantiate({trackLeaks: true}): objects and blocks that nobody has freed,
// with the JavaScript stack that made them.
export const $live = options.trackLeaks ? new Map() : 0;

export function $born(what) {
    return { what, stack: new Error("made here").stack };
}

export function $leaks() {
    return [...($live || new Map()).values()];
}
