// Output of C goes to the console, line by line.
export const $lines = ["", "", ""];
export let $decoder8 = null;

export function $say(fd, bytes) {
    $decoder8 || ($decoder8 = new TextDecoder());
    const lines = ($lines[fd] + $decoder8.decode(bytes)).split("\n");
    $lines[fd] = lines.pop();
    for (const line of lines) (fd === 2 ? console.error : console.log)(line);
}
