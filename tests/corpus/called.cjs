// Told to Node beside a test (--require): how many of the module's functions
// it calls, by their C names. Fewer than $CBW_CALLED are a failure; with
// $CBW_CALLED_LIST their names are written there.
const { writeFileSync } = require("node:fs");

const called = new Set();
const count = (name, f) => (...args) => {
    if (!/^(cbw_(?!f_)|_|malloc$|free$)/.test(name))
        called.add(name.replace(/^cbw_f_/, ""));
    return f(...args);
};

const Instance = WebAssembly.Instance;
WebAssembly.Instance = function (...args) {
    const { exports } = new Instance(...args);
    const seen = {};
    for (const [name, v] of Object.entries(exports))
        seen[name] = typeof v === "function" ? count(name, v) : v;
    return { exports: seen };
};

process.on("exit", () => {
    if (!called.size) return; // the runner itself
    if (process.env.CBW_CALLED_LIST)
        writeFileSync(process.env.CBW_CALLED_LIST,
                      [...called].sort().join("\n") + "\n");
    const least = Number(process.env.CBW_CALLED ?? 0);
    if (called.size >= least) return;
    console.error(`only ${called.size} functions are called`);
    process.exitCode = 1;
});
