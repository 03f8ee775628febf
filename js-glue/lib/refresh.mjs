// A variant that C has written.
export function $refresh(o, fresh) {
    if (!("value" in fresh)) delete o.value;
    Object.assign(o, fresh);
}
