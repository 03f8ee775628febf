// A fragment that needs another, by an import of several lines.
import {
    reserve,
} from "./memory.mjs";

const decoder = new TextDecoder();

export class Text {
    decode(bytes) {
        if (!reserve(bytes.length))
            throw new RangeError("what?\\ \"no\"");
        return decoder.decode(bytes);
    }
}

export async function* each(texts) {
    yield* texts;
}
