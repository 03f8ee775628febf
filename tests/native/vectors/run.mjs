// node run.mjs TOOL RUNTIME.a CALL_MODEL [CASE...]: one table of calls, made
// three times: by the C code compiled for this machine, by the module through
// the bindings for C, by the module through the glue. Every result must be the
// same bits; any NaN equals any NaN. The calls are random ones of the functions
// of a case. Cases: those below, `random:SEED` (a random library,
// interface.mjs), and `HEADER[,SOURCE...]`. CBW_ROUNDS says how often each
// function is called, CBW_LIBRARIES how many random libraries there are,
// CBW_SEED the first seed; of files, CBW_FLAGS are clang's flags and CBW_SKIP
// matches functions that are not called.
import { execFile, execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { Program } from "./c.mjs";
import { randomCalls } from "./calls.mjs";
import { randomInterface } from "./interface.mjs";
import { Calls } from "./js.mjs";
import { Random } from "./random.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const top = join(here, "../../..");
const [tool, runtime, modelOf, ...chosen] = process.argv.slice(2);
const ROUNDS = Number(process.env.CBW_ROUNDS ?? 12);
const SEED = Number(process.env.CBW_SEED ?? 1);
const LIBRARIES = Number(process.env.CBW_LIBRARIES ?? 4);
const golden = (name) => ({
    headers: [join(top, "tests/golden", name, "in.h")],
    sources: [join(top, "tests/golden", name, "impl.c")],
});
const GOLDEN = [
    "boxed",
    "buffers",
    "callbacks",
    "constants",
    "cursor",
    "enums",
    "errors",
    "files",
    "given",
    "handles",
    "hidden",
    "kept",
    "lists",
    "names",
    "notes",
    "out-buffers",
    "out-values",
    "ownership",
    "records",
    "scalars",
    "state",
    "strings",
    "twice",
    "variants",
    "void-handles",
];
const CASES = {
    ...Object.fromEntries(GOLDEN.map((name) => [name, golden(name)])),
    records: {
        ...golden("records"),
        skip: /locate/, // an int of any double
    },
    "out-buffers": {
        ...golden("out-buffers"),
        skip: /compress_into/, // says more than it has written
    },
    callbacks: {
        ...golden("callbacks"),
        skip: /with_two|ask/, // only declared; an int of any double
    },
    hidden: {
        ...golden("hidden"),
        skip: /text_of/, // of that many bytes
    },
    names: {
        ...golden("names"),
        skip: /^th_/, // only declared
    },
    twice: {
        ...golden("twice"),
        skip: /most|least/, // reads the first of none
    },
    variants: {
        ...golden("variants"),
        skip: /print_value/, // reads text that may be NULL
    },
    xxhash: {
        headers: [
            join(top, "tests/corpus/xxhash/xxhash.bind.h"),
            "/usr/include/xxhash.h",
        ],
        sources: [join(top, "tests/corpus/xxhash/impl.c")],
        flags: ["-DXXH_VECTOR=0"],
        skip: /_(update|digest)/, // of states that were not begun
        least: { secret: 136 }, // that many bytes xxHash asks for
    },
};

const runs = promisify(execFile);
const run = (program, args, options = {}) =>
    execFileSync(program, args, {
        encoding: "utf8",
        maxBuffer: 1 << 28,
        cwd: top,
        ...options,
    });
const cc = process.env.CC ?? "cc";

// The module's pointers and longs have 32 bits; here, too, where the compiler
// can make such programs. The units of floats are then to be SSE's.
function narrow() {
    const work = mkdtempSync(join(tmpdir(), "vectors-"));
    const flags = ["-m32", "-msse2", "-mfpmath=sse"];
    try {
        writeFileSync(
            join(work, "a.c"),
            "#include <stdio.h>\nint main(void) { return sizeof(long) - 4; }",
        );
        run(cc, [...flags, join(work, "a.c"), "-o", join(work, "a")], {
            stdio: "ignore",
        });
        run(join(work, "a"), []);
        return flags;
    } catch {
        return [];
    } finally {
        rmSync(work, { recursive: true });
    }
}

// ---- one table --------------------------------------------------------------

async function bind(spec, name, work) {
    const args = [...spec.headers, ...spec.sources, "--name", name];
    const flags = spec.flags ? ["--", ...spec.flags] : [];
    await Promise.all([
        runs(tool, ["bind", ...args, "-o", join(work, "bound"), ...flags]),
        runs(tool, ["pack", ...args, "-o", join(work, "pkg"), ...flags]),
    ]);
}

async function results(spec, model, table, work) {
    const { name } = model;
    const common = [
        "-w",
        "-O0",
        ...(spec.flags ?? []),
        "-I" + work,
        ...spec.headers.map((h) => "-I" + dirname(h)),
        "-I" + join(top, "annotate"),
    ];
    writeFileSync(
        join(work, "native.c"),
        new Program(model, table, "").text(spec.headers),
    );
    writeFileSync(
        join(work, "host.c"),
        new Program(model, table, name).text([`${name}_host.h`]),
    );
    await Promise.all([
        runs(cc, [
            ...common,
            ...spec.narrow,
            join(work, "native.c"),
            ...spec.sources,
            "-lm",
            "-o",
            join(work, "native"),
        ]),
        runs(cc, [
            ...common,
            "-I" + join(work, "bound"),
            "-I" + join(dirname(resolve(runtime)), "amalgamation"),
            join(work, "host.c"),
            join(work, "bound", `${name}_host.c`),
            join(work, "bound", `${name}_wasm.c`),
            resolve(runtime),
            "-lm",
            "-lpthread",
            "-o",
            join(work, "host"),
        ]),
    ]);
    const lines = (text) => text.split("\n").slice(0, -1);
    const native = spawnSync(join(work, "native"), [], {
        encoding: "utf8",
        maxBuffer: 1 << 28,
    });
    const said = lines(native.stdout);
    if (native.status !== 0) return { ended: table[said.length], native };
    const pkg = await import(pathToFileURL(join(work, "pkg", "index.js")));
    const calls = new Calls(model, pkg);
    return {
        native: said,
        bindings: lines(run(join(work, "host"), [])),
        glue: table.map((c, i) => calls.call(c, i)),
    };
}

// ---- the comparison ---------------------------------------------------------

const isUtf8 = (hex) =>
    Buffer.from(Buffer.from(hex, "hex").toString(), "utf8").equals(
        Buffer.from(hex, "hex"),
    );

function compare(name, table, all) {
    let bad = 0;
    table.forEach((call, i) => {
        const got = [all.native[i], all.bindings[i], all.glue[i]];
        if (
            got[2] === "not UTF-8" &&
            got[0]
                .match(/"[0-9a-f]*"/g)
                ?.some((text) => !isUtf8(text.slice(1, -1)))
        )
            got[2] = got[0];
        // The glue has no object of its own for what is borrowed, and two
        // classes may lie at one address.
        for (const k of [1, 2])
            if (
                /object$/.test(got[k]) &&
                got[0].replace(/ \d+$/, "") === got[k]
            )
                got[k] = got[0];
        if (new Set(got).size === 1) return;
        if (bad++ < 5)
            console.log(
                `${name}: call ${i}: ` +
                    `${JSON.stringify(call).slice(0, 400)}\n` +
                    `    native   ${got[0]}` +
                    `\n    bindings ${got[1]}\n    glue     ${got[2]}`,
            );
    });
    return bad;
}


// What a name of a case stands for; random libraries are written to `work`.
function specOf(name, work) {
    if (CASES[name]) return CASES[name];
    if (!name.startsWith("random:")) {
        const files = name.split(",").map((file) => resolve(file));
        return {
            headers: files.filter((file) => file.endsWith(".h")),
            sources: files.filter((file) => !file.endsWith(".h")),
            flags: process.env.CBW_FLAGS?.split(" "),
            skip: process.env.CBW_SKIP && RegExp(process.env.CBW_SKIP),
        };
    }
    const lib = randomInterface(Number(name.slice(7)));
    writeFileSync(join(work, "lib.h"), lib.header);
    writeFileSync(join(work, "lib.c"), lib.source);
    return {
        headers: [join(work, "lib.h")],
        sources: [join(work, "lib.c")],
        all: true,
    };
}

async function runCase(title, wide) {
    const work =
        process.env.CBW_KEEP ?? mkdtempSync(join(tmpdir(), "vectors-"));
    const keep = process.env.CBW_KEEP;
    mkdirSync(work, { recursive: true });
    try {
        const spec = { ...specOf(title, work), narrow: wide };
        const name = /^\w+$/.test(title) ? title : "lib";
        await bind(spec, name, work);
        const model = JSON.parse(
            run(modelOf, [
                name,
                ...spec.headers,
                ...spec.sources,
                ...(spec.flags ? ["--", ...spec.flags] : []),
            ]),
        );
        const made = randomCalls(
            model,
            new Random(SEED),
            ROUNDS,
            spec.least,
            !wide.length,
        );
        let table = made.table.filter((c) => !spec.skip?.test(c.call));
        let all = await results(spec, model, table, work);
        // C's own code may not bear what is random: without that function.
        for (const ended = []; all.ended && ended.length < 20; ) {
            ended.push(all.ended.call);
            console.log(`${title}: C ends in ${all.ended.call}: left out`);
            table = table.filter((c) => !ended.includes(c.call));
            all = await results(spec, model, table, work);
        }
        if (all.ended) throw Error(`C ends: ${all.native.stderr}`);
        let bad = compare(title, table, all);
        if (spec.all && model.unbound.length) {
            console.log(`${title}: not bound: ${model.unbound.join("\n    ")}`);
            bad++;
        }
        console.log(
            `${bad ? "FAILED" : "ok"} ${title}: ${table.length} calls ` +
                `of ${made.able} functions` +
                (made.unable.length
                    ? `, ${made.unable.length} are not called`
                    : ""),
        );
        if (process.env.CBW_WHY)
            console.log(made.unable.map((why) => "    " + why).join("\n"));
        if (keep)
            writeFileSync(
                join(work, "table.json"),
                JSON.stringify(
                    table.map((c, i) => ({ ...c, want: all.native[i] })),
                    null,
                    1,
                ),
            );
        return bad;
    } finally {
        if (!keep) rmSync(work, { recursive: true, maxRetries: 5 });
    }
}

const wide = narrow();
console.log(
    wide.length
        ? "native code has the module's widths (-m32)"
        : "no -m32 here: long, size_t and pointers have 64 bits natively; " +
              "values are what both hold",
);
const cases = chosen.length
    ? chosen
    : [
          ...Object.keys(CASES),
          ...Array.from({ length: LIBRARIES }, (_, i) => `random:${SEED + i}`),
      ];
let failures = 0;
for (const name of cases) {
    try {
        failures += await runCase(name, wide);
    } catch (e) {
        console.log(`FAILED ${name}: ${(e.stderr || e.stack).slice(0, 2000)}`);
        failures++;
    }
}
process.exit(failures ? 1 : 0);
