// What the module of a table of calls has beside its calls: it says what
// becomes of each vector in a file that the tool reads, as harness.c does.
import { appendFileSync } from "node:fs";
import { isMainThread, parentPort, Worker } from "node:worker_threads";

const env = process.env;
const view = new DataView(new ArrayBuffer(8));

function tell(line) {
    appendFileSync(
        env.CBW_TEST_REPORT,
        `${line.replaceAll("\n", "\x1e")}\n`,
    );
}

// ---- values -----------------------------------------------------------------

const hex = (bytes) => Buffer.from(bytes).toString("hex");
const swapped = (bytes) => Buffer.from(bytes).swap16();

function encode(enc, s) {
    if (enc === "latin1") return Buffer.from(s, "latin1");
    if (enc === "utf16") return Buffer.from(s, "utf16le");
    if (enc === "utf16be") return swapped(Buffer.from(s, "utf16le"));
    if (enc === "text") return Buffer.from(s, "utf8");
    return Buffer.concat(
        Array.from(s, (c) => {
            const four = Buffer.alloc(4);
            four.writeUInt32LE(c.codePointAt(0));
            return four;
        }),
    );
}

function decode(enc, bytes) {
    if (enc === "latin1") return bytes.toString("latin1");
    if (enc === "utf16") return bytes.toString("utf16le");
    if (enc === "utf16be") return swapped(bytes).toString("utf16le");
    if (enc === "text") return bytes.toString("utf8");
    let s = "";
    for (let i = 0; i < bytes.length; i += 4)
        s += String.fromCodePoint(bytes.readUInt32LE(i));
    return s;
}

const orNull = (say) => (x) =>
    x === null || x === undefined ? "null" : say(x);

// Of one vector: values by what stands in the module, and how they are said.
class Calls {
    bytes(text) {
        return new Uint8Array(Buffer.from(text, "hex"));
    }

    string(enc, text) {
        return decode(enc, Buffer.from(text, "hex"));
    }

    raw(enc, text) {
        return this.bytes(text);
    }

    f32(bits) {
        view.setUint32(0, Number.parseInt(bits, 16));
        return view.getFloat32(0);
    }

    f64(bits) {
        view.setBigUint64(0, BigInt(`0x${bits}`));
        return view.getFloat64(0);
    }

    sayF32(x) {
        if (Number.isNaN(x)) return "NaN";
        view.setFloat32(0, x);
        return `f32:${view.getUint32(0).toString(16).padStart(8, "0")}`;
    }

    sayF64(x) {
        if (Number.isNaN(x)) return "NaN";
        view.setFloat64(0, x);
        return `f64:${view.getBigUint64(0).toString(16).padStart(16, "0")}`;
    }

    sayText(enc) {
        return orNull((s) => `${enc}:${hex(encode(enc, s))};`);
    }

    sayBytes = orNull((bytes) => `bytes:${hex(bytes)};`);

    sayObject = orNull(() => "object");

    sayList(say) {
        return orNull((all) => `[${Array.from(all, say).join(",")}]`);
    }

    sayFields(fields, x) {
        return fields.map(([name, say]) => `"${name}":${say(x[name])}`);
    }

    sayRecord(fields) {
        return orNull((x) => `{${this.sayFields(fields, x).join(",")}}`);
    }

    sayVariant(fields, cases) {
        return orNull((x) => {
            const all = [`"tag":"${x.tag}"`, ...this.sayFields(fields, x)];
            if (cases[x.tag]) all.push(`"value":${cases[x.tag](x.value)}`);
            return `{${all.join(",")}}`;
        });
    }

    // ---- one call ------------------------------------------------------------

    call(at, one) {
        let result;
        try {
            result = one.run();
        } catch (e) {
            this.caught(at, one, e);
            return;
        }
        if (one.throws !== undefined) throw Error(`${at}: it does not throw`);
        if (one.refused !== undefined)
            throw Error(`${at}: '${one.refused}' is not refused`);
        one.makes?.(result);
        if (one.say) this.compare(`${at}: result`, one.say(result), one.want);
        for (const [name, value, say, want] of one.after)
            this.compare(`${at}: '${name}'`, say(value), want);
    }

    compare(what, said, want) {
        if (said !== want) throw Error(`${what} is ${said}, wanted ${want}`);
    }

    // Text that is not UTF-8 is no string of JavaScript's: an error there.
    caught(at, { throws, code, refused, notText }, e) {
        if (notText && /not UTF-8/.test(e.message)) return;
        if (refused !== undefined) {
            if (/^(Type|Range)Error$/.test(e.name)) {
                if (e.message.includes(refused)) return;
            } else if (/freed|dead/.test(e.message)) return;
            throw Error(
                `${at}: '${refused}' is not what is refused: ${e.message}`,
            );
        }
        if (throws === undefined || e.code === undefined)
            throw Error(`${at}: ${e.name}: ${e.message}`);
        if (!e.message.includes(throws))
            throw Error(`${at}: throws "${e.message}", wanted "${throws}"`);
        if (code !== undefined && e.code !== code)
            throw Error(`${at}: throws ${e.code}, wanted ${code}`);
    }
}

// ---- all of them ------------------------------------------------------------

function matcher(glob) {
    if (!glob) return () => true;
    const text = glob.replace(/[.+^${}()|\\]/g, "\\$&");
    const re = new RegExp(
        `^${text.replaceAll("*", ".*").replaceAll("?", ".")}$`,
        "s",
    );
    return (name) => re.test(name);
}

function one(index, name, odd, test) {
    tell(`start ${index} ${name}`);
    parentPort.postMessage("begins");
    const begun = performance.now();
    let word = odd ? "skipped" : "passed";
    try {
        if (odd) tell("error JavaScript has no string of such bytes");
        else test(new Calls());
    } catch (e) {
        word = "failed";
        tell(`error ${e.message}`);
    }
    parentPort.postMessage("ends");
    tell(`end ${word} ${((performance.now() - begun) / 1000).toFixed(6)}`);
}

// A call that does not end keeps its thread: another one looks at the clock.
function watch() {
    const limit = Number(env.CBW_TEST_LIMIT || 60);
    let timer;
    new Worker(new URL(import.meta.url)).on("message", (what) => {
        clearTimeout(timer);
        if (what === "ends") return;
        timer = setTimeout(() => {
            tell("error time limit: the call does not end");
            tell(`end timeout ${limit}`);
            process.exit(86);
        }, limit * 1000);
    });
}

function run(tests) {
    if (isMainThread && !env.CBW_TEST_LIST) {
        watch();
        return;
    }
    const wanted = matcher(env.CBW_TEST_FILTER);
    const skip = Number(env.CBW_TEST_SKIP || 0);
    const only = Number(env.CBW_TEST_ONLY || -1);
    let index = -1;
    for (const [name, odd, test] of tests)
        for (let k = 0; k < Number(env.CBW_TEST_REPEAT || 1); k++) {
            if (!wanted(name)) continue;
            index++;
            if (index < skip || (only >= 0 && index !== only)) continue;
            if (env.CBW_TEST_LIST) tell(`test ${name}`);
            else one(index, name, odd, test);
        }
}

