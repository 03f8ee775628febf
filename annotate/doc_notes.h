// What GObject introspection's comments note of a parameter or a result, in
// parentheses before its text: "@glyph: (out) (nullable): the glyph". Written
// for tools that bind C, as words are; weaker than those.
#ifndef CBW_ANNOTATE_DOC_NOTES_H
#define CBW_ANNOTATE_DOC_NOTES_H

#include "annotate/iface.h"

// Takes the notes and their colon off the text; "" when there are none.
Str doc_take_notes(Str *text);
// "(out)", or with a detail "(array zero-terminated=1)"; detail may be "".
bool doc_notes(Str notes, const char *note, const char *detail);
// To each parameter what the comment notes of it.
void doc_note_params(const Doc *doc, CParamVec *params);

#endif
