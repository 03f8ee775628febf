// The stack pointer outside of every call.
export var $base = 0;
