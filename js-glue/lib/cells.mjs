// Where results beyond the first lie (docs/abi.md section 2).
export var $S; // the state block as an index of $u32
