// Text in other encodings; unit is the bytes of one of its units, elem of
// what its length counts.
export function $strEnc(s, enc, unit, elem, counted, fn, name) {
    if (typeof s !== "string") throw $bad(fn, name, "a string", s);
    if (!counted && s.includes("\0"))
        throw $bad(fn, name, "a string without NUL", s);
    const units = [];
    for (let i = 0; i < s.length; i++) {
        const c = unit === 4 ? s.codePointAt(i) : s.charCodeAt(i);
        if (unit === 4 && c > 0xffff) i++;
        if (c > (enc === "ascii" ? 127 : enc === "latin1" ? 255 : 0x10ffff))
            throw $bad(fn, name, "text that " + enc + " can hold", s);
        units.push(c);
    }
    const p = $alloc((units.length + 1) * unit, fn);
    for (let i = 0; i <= units.length; i++) {
        const c = units[i] || 0,
            at = p + i * unit;
        if (unit === 1) $u8[at] = c;
        else if (unit === 4) $u32[at >>> 2] = c;
        else if (enc === "utf16be") {
            $u8[at] = c >> 8;
            $u8[at + 1] = c;
        } else $u16[at >>> 1] = c;
    }
    $len = (units.length * unit) / elem;
    return p;
}
