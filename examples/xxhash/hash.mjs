// Calls C functions of the packed xxHash: 32 bits are a number, 64 a bigint,
// a struct by value is an object.
import { XXH32, XXH3_128bits, XXH3_64bits, versionNumber } from "xxhash-demo";

const text = new TextEncoder().encode("Hello from C");
console.log("version ", versionNumber());
console.log("XXH32   ", XXH32(text, 7));
console.log("XXH3 64 ", XXH3_64bits(text));
console.log("XXH3 128", XXH3_128bits(text));
