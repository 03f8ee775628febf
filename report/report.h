// report: what a package is made of, as JSON and as one HTML file that needs
// no network.
//
// In: a finished pack run that wrote nothing (PackInside). Out: sizes of each
// part, functions by source file, the API in C and TypeScript with copies and
// owners, struct layouts, imports as capabilities, features and the engines
// that run them. The HTML (lib/) draws the JSON and can call the package.
#ifndef CBW_REPORT_H
#define CBW_REPORT_H

#include "pack/pack.h"

Str report_json(Arena *a, const PackInside *in);
Str report_html(Arena *a, const PackInside *in);

#endif
