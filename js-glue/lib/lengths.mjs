// Lists whose lengths C gets as one number.
export function $sameLengths(list, fn, name) {
    for (const v of list)
        if (v.length !== list[0].length)
            throw $range(fn, name, "lists of one length", v);
    return list.length ? list[0].length : 0;
}
