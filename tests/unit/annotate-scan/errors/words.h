// Words that are unknown, stand where they mean nothing, or lack an argument.
#include "cbw.h"
typedef struct stream stream;
struct stream {
    unsigned char *data;
    int len;
};
int put(stream *s, const char *text, int n);

CBW_RULE(put, text, lem=n);
// error: unknown word 'lem'
// note: did you mean 'len'?
CBW_RULE(put, text, len=n stp);
// error: unknown word 'stp'
// note: did you mean 'str'?
CBW_RULE(put, text, Len=n);
// error: unknown word 'Len'
// note: did you mean 'len'?
CBW_RULE(put, text, qqqqqq);
// error: unknown word 'qqqqqq' in an annotation
CBW_RULE(put, text, out=1);
// error: 'out' takes no argument
CBW_RULE(put, text, len);
// error: 'len' needs an argument: len=...
CBW_FN(put, len=);
// error: 'len' needs an argument
CBW_FIELD(stream, data, leng=len);
// error: unknown word 'leng'
// note: did you mean 'len'?
CBW_CLASS(stream, fre=put);
// error: CBW_CLASS does not know 'fre'
// note: did you mean 'free'?
CBW_CLASS(stream, free);
// error: CBW_CLASS: 'free' needs a value
CBW_MODULE();
// error: CBW_MODULE needs a name
CBW_RULE(put, text, );
// error: CBW_RULE needs words
CBW_UNION(stream, data: A B);
// error: CBW_UNION needs its tag
CBW_UNION(stream, tag=len, data);
// error: write 'member: TAG TAG', not 'data'
