// Output of C goes line by line to the console, or to the functions that the
// instance was given. What these throw can not pass through C: it is reported
// as a rejection that nobody has handled.
export const $unsaid = ["", "", ""];
export const $outputs = [];

export function $say(fd, bytes) {
    const decoder =
        $outputs[fd] ||
        ($outputs[fd] =
            typeof TextDecoder === "function"
                ? new TextDecoder()
                : { decode: (b) => String.fromCharCode(...b) });
    const text = $unsaid[fd] + decoder.decode(bytes, { stream: true });
    const lines = text.split("\n");
    $unsaid[fd] = lines.pop();
    const given = options.wasi || {};
    const say =
        fd === 2
            ? given.stderr || console.error
            : given.stdout || console.log;
    $depth++; // these may call the package
    for (const line of lines)
        try {
            say(line);
        } catch (e) {
            Promise.reject(e);
        }
    $depth--;
}
