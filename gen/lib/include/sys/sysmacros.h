// sys/sysmacros.h for a libc that has none.
#ifndef CBW_SYS_SYSMACROS_H
#define CBW_SYS_SYSMACROS_H

#define major(dev) ((unsigned)(((dev) >> 8) & 0xfff))
#define minor(dev) ((unsigned)((dev)&0xff))
#define makedev(major, minor) (((major) << 8) | (minor))

#endif
