// A fragment of its own, with its exports in a list; ends without a need.
const answer = 42;
const text = "grün";

export {answer, text};
