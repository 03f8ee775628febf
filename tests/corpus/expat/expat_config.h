// What expat's configure would find out.
#define XML_NS 1
#define XML_DTD 1
#define XML_CONTEXT_BYTES 1024
#define BYTEORDER 1234
#define HAVE_UNISTD_H 1
#define STDC_HEADERS 1
