// FILEs over memory, for parameters that are files (CBW_FILE).
#include "cbw_guest.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void cbw_file_open(CbwFile *f, uint32_t data, uint32_t size, const char *mode)
{
    f->data = 0;
    f->size = 0;
    if (*mode == 'r') {
        f->file = fmemopen((void *)data, size ? size : 1, mode);
        if (f->file && !size) // an empty FILE: already at its end
            fseek(f->file, 0, SEEK_END), getc(f->file);
    } else {
        f->file = open_memstream(&f->data, &f->size);
    }
    if (!f->file)
        cbw_oom(size);
}

uint32_t cbw_file_close(CbwFile *f, uint32_t *size)
{
    fclose(f->file);
    *size = f->size;
    if (!f->data)
        return 0;
    uint32_t copy = cbw_room(f->size);
    memcpy((void *)copy, f->data, f->size);
    free(f->data);
    return copy;
}
