// stb_image: pixels come back as bytes, sizes as numbers.
#include "cbw.h"
#include <stdio.h>
#include "stb_image.h"
CBW_MODULE(stb_image, strip=stbi_);
CBW_IFACE(stbi_io_callbacks, ud=user, read: data cap=size used=_ret);
#define CBW_PIXELS                                                             \
    CBW_LEN(*x * *y * (desired_channels ? desired_channels : *comp))           \
    CBW_OWN(stbi_image_free) CBW_THROW(!_ret, stbi_failure_reason())
stbi_uc *stbi_load_from_memory(stbi_uc const *buffer CBW_COPY, int len,
                               int *x CBW_OUT CBW_NAME(width),
                               int *y CBW_OUT CBW_NAME(height),
                               int *comp CBW_OUT CBW_NAME(channels),
                               int desired_channels CBW_DEF(0))
    CBW_PIXELS CBW_NAME(load);
stbi_uc *stbi_load_from_file(FILE *f CBW_FILE("rb"),
                             int *x CBW_OUT CBW_NAME(width),
                             int *y CBW_OUT CBW_NAME(height),
                             int *comp CBW_OUT CBW_NAME(channels),
                             int desired_channels CBW_DEF(0))
    CBW_PIXELS CBW_NAME(loadFile);
int stbi_info_from_memory(stbi_uc const *buffer, int len,
                          int *x CBW_OUT CBW_NAME(width),
                          int *y CBW_OUT CBW_NAME(height),
                          int *comp CBW_OUT CBW_NAME(channels))
    CBW_THROW(!_ret, stbi_failure_reason()) CBW_NAME(info);
char *stbi_zlib_decode_malloc(const char *buffer CBW_BIN CBW_LEN(len), int len,
                              int *outlen CBW_HIDE(len))
    CBW_BIN CBW_LEN(*outlen) CBW_OWN(free) CBW_THROW(!_ret, 0)
    CBW_NAME(zlibDecode);
void stbi_image_free(void *retval_from_stbi_load) CBW_SKIP;
