// expat: handlers are kept by the parser; its user data is the glue's.
#include "cbw.h"
#include "expat.h"
CBW_MODULE(expat, strip=XML_);
CBW_CLASS(XML_ParserStruct, name=Parser, free=XML_ParserFree);
CBW_RULE(XML_Set*Handler, *, cb=parser);
CBW_RULE(callback XML_*Handler, userData, ud);
CBW_RULE(callback XML_StartElementHandler, atts, nul);
CBW_RULE(XML_ParserCreate_MM, memsuite, hide=NULL);
CBW_RULE(XML_SetExternalEntityRefHandlerArg, arg, hide=NULL);
XML_Parser XML_ParserCreate(const XML_Char *encoding CBW_OPT)
    CBW_NEW(XML_ParserStruct);
enum XML_Status XML_Parse(XML_Parser parser,
                          const char *s CBW_STR CBW_BIN CBW_LEN(len), int len,
                          int isFinal CBW_BOOL CBW_DEF(0))
    CBW_THROW(_ret == XML_STATUS_ERROR,
              XML_ErrorString(XML_GetErrorCode(parser)));
void *XML_GetBuffer(XML_Parser parser, int len) CBW_SKIP;
void XML_SetUserData(XML_Parser parser, void *userData) CBW_SKIP;
typedef void (*cbw_atts)(void *ud, const XML_Char *name,
                         const XML_Char **atts CBW_NUL);
void XML_SetElementHandler(XML_Parser parser,
                           cbw_atts start CBW_CB(parser) CBW_OPT,
                           XML_EndElementHandler end CBW_CB(parser) CBW_OPT);
void XML_SetCharacterDataHandler(XML_Parser parser,
                                 void (*handler)(void *ud,
                                                 const XML_Char *s CBW_STR
                                                     CBW_LEN(len),
                                                 int len) CBW_CB(parser));
