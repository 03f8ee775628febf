// Needs both others; stands before what it needs in the table.
import {Text} from "./text.mjs";
import {reserve} from "./memory.mjs";

export const first = () => [Text, reserve];
