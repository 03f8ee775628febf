// binaryen.mjs: npm's wasm-opt, run again and again in this process: starting
// it costs a second, a module a tenth of one.
import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {dirname} from "node:path";

// A function that runs wasm-opt with arguments and promises its exit code.
export function wasmOpt(path) {
  const text = readFileSync(path, "utf8").replace(/^#!.*\n/, "");
  const main = new Function("Module", "require", "process", "__dirname",
                            "__filename", "WebAssembly", text);
  let compiled;
  const instantiate = async (bytes, imports) => {
    compiled ??= new WebAssembly.Module(bytes);
    return {instance: new WebAssembly.Instance(compiled, imports),
            module: compiled};
  };
  const Engine =
    Object.create(WebAssembly, {instantiate: {value: instantiate}});
  return (args) => new Promise((resolve) => {
    const its = Object.create(process, {
      argv: {value: ["node", path, ...args]},
      exitCode: {set: resolve}, // the last thing that it does
      on: {value: () => {}},
    });
    main({}, createRequire(import.meta.url), its, dirname(path), path, Engine);
  });
}
