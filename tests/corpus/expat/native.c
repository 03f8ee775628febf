// The same results from native code: the events, one a line.
#include "expat.h"
#include <stdio.h>

static void start(void *ud, const char *name, const char **atts)
{
    (void)ud;
    printf("<%s", name);
    for (; *atts; atts++)
        printf(" %s", *atts);
    printf("\n");
}

static void end(void *ud, const char *name)
{
    (void)ud;
    printf(">%s\n", name);
}

static void text(void *ud, const char *s, int n)
{
    (void)ud;
    printf("%.*s\n", n, s);
}

int main(void)
{
    static const char xml[] =
        "<a x='1' y='\xc3\xbc'>hi<b/>there &amp; \xe2\x82\xac</a>";
    XML_Parser p = XML_ParserCreate(0);
    XML_SetElementHandler(p, start, end);
    XML_SetCharacterDataHandler(p, text);
    XML_Parse(p, xml, sizeof xml - 1, 1);
    XML_ParserFree(p);
    p = XML_ParserCreate(0);
    XML_Parse(p, "<a></b>", 7, 1);
    printf("%s %d %d\n", XML_ErrorString(XML_GetErrorCode(p)),
           XML_GetErrorCode(p), (int)XML_GetCurrentColumnNumber(p));
    XML_ParserFree(p);
    return 0;
}
