// TSDoc comments from C documentation: safe in any comment, whatever the
// header's author wrote.
#ifndef CBW_TS_DOC_H
#define CBW_TS_DOC_H

#include "gen/abi.h"

// `/** ... */` for a declaration that has only a Doc; nothing for an empty one.
void ts_doc_item(Out *o, const Doc *doc);
// The same for a function: text, @param, @returns, @throws, C signature.
void ts_doc_plan(Out *o, const GenUnit *unit, const AbiPlan *plan);

#endif
