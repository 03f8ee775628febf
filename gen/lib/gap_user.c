// Users and owners: there is one user, number 0, and files have no owner to
// change; asking for what is already so succeeds.
#include "cbw_gap.h"
#include <grp.h>
#include <pwd.h>
#include <unistd.h>

CBW_GAP uid_t getuid(void)
{
    return 0;
}

CBW_GAP uid_t geteuid(void)
{
    return 0;
}

CBW_GAP gid_t getgid(void)
{
    return 0;
}

CBW_GAP gid_t getegid(void)
{
    return 0;
}

static int only_root(unsigned id)
{
    if (id == 0)
        return 0;
    errno = EPERM;
    return -1;
}

CBW_GAP int setuid(uid_t id)
{
    return only_root(id);
}

CBW_GAP int seteuid(uid_t id)
{
    return only_root(id);
}

CBW_GAP int setgid(gid_t id)
{
    return only_root(id);
}

CBW_GAP int setegid(gid_t id)
{
    return only_root(id);
}

static int change_owner(uid_t user, gid_t group)
{
    if ((user == 0 || user == (uid_t)-1) && (group == 0 || group == (gid_t)-1))
        return 0;
    errno = EPERM;
    return -1;
}

CBW_GAP int chown(const char *path, uid_t user, gid_t group)
{
    (void)path;
    return change_owner(user, group);
}

CBW_GAP int lchown(const char *path, uid_t user, gid_t group)
{
    (void)path;
    return change_owner(user, group);
}

CBW_GAP int fchown(int fd, uid_t user, gid_t group)
{
    (void)fd;
    return change_owner(user, group);
}

CBW_GAP int fchownat(int dir, const char *path, uid_t user, gid_t group,
                     int flags)
{
    (void)dir;
    (void)path;
    (void)flags;
    return change_owner(user, group);
}

// No user database.
CBW_GAP struct passwd *getpwuid(uid_t id)
{
    (void)id;
    return 0;
}

CBW_GAP struct passwd *getpwnam(const char *name)
{
    (void)name;
    return 0;
}

CBW_GAP struct group *getgrgid(gid_t id)
{
    (void)id;
    return 0;
}

CBW_GAP struct group *getgrnam(const char *name)
{
    (void)name;
    return 0;
}

CBW_GAP char *getlogin(void)
{
    no_such_call();
    return 0;
}

CBW_GAP int getlogin_r(char *name, size_t size)
{
    (void)name;
    (void)size;
    return ENOSYS;
}

CBW_GAP struct passwd *getpwent(void)
{
    return 0;
}

CBW_GAP void setpwent(void)
{
}

CBW_GAP void endpwent(void)
{
}

// Not found is no error: 0, and no entry.
CBW_GAP int getpwuid_r(uid_t id, struct passwd *entry, char *text, size_t size,
                       struct passwd **found)
{
    (void)id;
    (void)entry;
    (void)text;
    (void)size;
    *found = 0;
    return 0;
}

CBW_GAP int getpwnam_r(const char *name, struct passwd *entry, char *text,
                       size_t size, struct passwd **found)
{
    (void)name;
    return getpwuid_r(0, entry, text, size, found);
}

CBW_GAP int getgrgid_r(gid_t id, struct group *entry, char *text, size_t size,
                       struct group **found)
{
    (void)id;
    (void)entry;
    (void)text;
    (void)size;
    *found = 0;
    return 0;
}

CBW_GAP int getgrnam_r(const char *name, struct group *entry, char *text,
                       size_t size, struct group **found)
{
    (void)name;
    return getgrgid_r(0, entry, text, size, found);
}

CBW_GAP int getgroups(int n, gid_t groups[])
{
    if (n > 0)
        groups[0] = 0;
    return 1;
}

CBW_GAP int setreuid(uid_t real, uid_t effective)
{
    return only_root(real) || only_root(effective) ? -1 : 0;
}

CBW_GAP int setregid(gid_t real, gid_t effective)
{
    return setreuid(real, effective);
}
