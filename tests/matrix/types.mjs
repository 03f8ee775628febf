// Consumers that read types and package.json: TypeScript, publint, attw.
import * as fs from "node:fs";
import { join } from "node:path";

const VERSIONS = [["5.2", "ts52"], ["5.9", "ts59"], ["current", "typescript"]];
const WAYS = [
    ["node16", { module: "node16", moduleResolution: "node16" }],
    ["nodenext", { module: "nodenext", moduleResolution: "nodenext" }],
    ["bundler", { module: "esnext", moduleResolution: "bundler" }],
];

// No types of Node or the DOM: the package needs neither.
function tsc(t, version, way, options, ext) {
    const [label, name] = version;
    const dir = t.folder("ts-" + name + "-" + way + ext, {});
    fs.renameSync(join(dir, "use.ts"), join(dir, "use" + ext));
    fs.writeFileSync(join(dir, "tsconfig.json"), JSON.stringify({
        compilerOptions: { ...options, target: "es2022", lib: ["es2022"],
                           types: [], strict: true, skipLibCheck: false,
                           noEmit: true },
        files: ["use" + ext],
    }));
    const bin = fs.existsSync(join(t.tools, "node_modules", name, "bin/tsc"))
        ? name + "/bin/tsc" : name + "/lib/tsc.js";
    t.run(process.execPath, [t.bin(bin), "-p", dir], { cwd: dir });
}

function rows(version, ways) {
    return ways.flatMap(([way, options]) =>
        (way === "bundler" ? [".ts"] : [".mts", ".cts"]).map((ext) => [
            "TypeScript " + version[0] + " " + way + " " + ext,
            (t) => tsc(t, version, way, options, ext)]));
}

export const quickTypes = [
    ...rows(VERSIONS[1], WAYS.slice(1)),
    ["cbindgen-wasm verify", (t) =>
        t.run(t.tool, ["verify", join(t.work, "hello")], { cwd: t.tools })],
];
export const types = [
    ...rows(VERSIONS[0], WAYS),
    ...rows(VERSIONS[1], WAYS.slice(0, 1)),
    ...rows(VERSIONS[2], WAYS),
    ["publint --strict", (t) =>
        t.run(process.execPath, [t.bin("publint/src/cli.js"), "--strict",
                                 join(t.app, "node_modules/hello")])],
    ["attw", (t) =>
        t.run(process.execPath, [t.bin("@arethetypeswrong/cli/dist/index.js"),
                                 t.tarball])],
];
