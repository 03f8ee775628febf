// The guest half of the bindings of golden; generated.
#include "in.h"
#include "cbw_guest.h"

#pragma clang diagnostic ignored "-Wunused-parameter"
#pragma clang diagnostic ignored "-Wunused-variable"
#pragma clang diagnostic ignored "-Wdeprecated-declarations"

CBW_G_SECTION("cbw2:825984b1");

// int pack(uint8_t *dest, size_t *dest_len, const uint8_t *src, size_t len)
CBW_G_EXPORT("cbw_f_pack")
int32_t cbw_f_pack(const uint8_t *src, size_t len)
{
    uint32_t cbw_n_dest;
    uint8_t *dest = cbw_array(bound(len), sizeof(uint8_t), &cbw_n_dest);
    size_t cbw_c_dest_len = cbw_n_dest;
    size_t *dest_len = &cbw_c_dest_len;
    int _ret = pack(dest, dest_len, src, len);
    bool cbw_failed = (_ret != 0);
    uint32_t cbw_v3 = (uint32_t)(__extension__({ __SIZE_TYPE__ cbw_u = (__SIZE_TYPE__)(*dest_len); cbw_u < (__SIZE_TYPE__)(cbw_n_dest) ? cbw_u : (__SIZE_TYPE__)(cbw_n_dest); }));
    cbw_state.cells[0].u32 = cbw_failed;
    cbw_state.cells[1].i32 = (int32_t)(_ret);
    cbw_state.cells[2].u32 = 0;
    cbw_state.cells[3].u32 = cbw_v3;
    cbw_state.cells[4].u32 = (uint32_t)(*dest_len);
    return (int32_t)(dest);
}

// int hash(uint8_t *out, const uint8_t *in, size_t in_len)
CBW_G_EXPORT("cbw_f_hash")
int32_t cbw_f_hash(const uint8_t *in, size_t in_len)
{
    uint32_t cbw_n_out;
    uint8_t *out = cbw_array(32, sizeof(uint8_t), &cbw_n_out);
    int _ret = hash(out, in, in_len);
    cbw_state.cells[0].u32 = (uint32_t)(out);
    cbw_state.cells[1].u32 = (uint32_t)(cbw_n_out);
    return (int32_t)(_ret);
}

// int digest(uint8_t out[20], const uint8_t *in, size_t in_len)
CBW_G_EXPORT("cbw_f_digest")
int32_t cbw_f_digest(const uint8_t *in, size_t in_len)
{
    uint32_t cbw_n_out;
    __typeof__(__typeof__(uint8_t) *) out = cbw_array(20, sizeof(uint8_t), &cbw_n_out);
    int _ret = digest(out, in, in_len);
    cbw_state.cells[0].u32 = (uint32_t)(out);
    cbw_state.cells[1].u32 = (uint32_t)(cbw_n_out);
    return (int32_t)(_ret);
}

// int compress_into(uint8_t *out, size_t *out_len, const uint8_t *in, size_t in_len)
CBW_G_EXPORT("cbw_f_compress_into")
int32_t cbw_f_compress_into(uint8_t *out, __SIZE_TYPE__ cbw_n_out, const uint8_t *in, size_t in_len)
{
    size_t cbw_c_out_len = cbw_n_out;
    size_t *out_len = &cbw_c_out_len;
    int _ret = compress_into(out, out_len, in, in_len);
    cbw_state.cells[0].u32 = (uint32_t)(*out_len);
    cbw_state.cells[1].u32 = (uint32_t)(*out_len);
    return (int32_t)(_ret);
}

// int get_name(char *buf, int size)
CBW_G_EXPORT("cbw_f_get_name")
int32_t cbw_f_get_name(int size)
{
    uint32_t cbw_n_buf;
    char *buf = cbw_array(size, sizeof(char), &cbw_n_buf);
    int _ret = get_name(buf, size);
    cbw_state.cells[0].u32 = (uint32_t)(buf);
    return (int32_t)(_ret);
}

// int get_text(char *buf, int size)
CBW_G_EXPORT("cbw_f_get_text")
int32_t cbw_f_get_text(int size)
{
    uint32_t cbw_n_buf;
    char *buf = cbw_array(size, sizeof(char), &cbw_n_buf);
    int _ret = get_text(buf, size);
    uint32_t cbw_v0 = (uint32_t)(__extension__({ __SIZE_TYPE__ cbw_u = (__SIZE_TYPE__)(_ret < 0 ? 0 : _ret); cbw_u < (__SIZE_TYPE__)(cbw_n_buf) ? cbw_u : (__SIZE_TYPE__)(cbw_n_buf); }));
    cbw_state.cells[0].u32 = cbw_v0;
    cbw_state.cells[1].i32 = (int32_t)(_ret);
    return (int32_t)(buf);
}

// int sign(uint8_t *sm, unsigned long long *sm_len, const uint8_t *m, size_t n)
CBW_G_EXPORT("cbw_f_sign")
int32_t cbw_f_sign(const uint8_t *m, size_t n)
{
    uint32_t cbw_n_sm;
    uint8_t *sm = cbw_array(n + 64, sizeof(uint8_t), &cbw_n_sm);
    unsigned long long cbw_c_sm_len = cbw_n_sm;
    unsigned long long *sm_len = &cbw_c_sm_len;
    int _ret = sign(sm, sm_len, m, n);
    uint32_t cbw_v1 = (uint32_t)(__extension__({ __SIZE_TYPE__ cbw_u = (__SIZE_TYPE__)(*sm_len); cbw_u < (__SIZE_TYPE__)(cbw_n_sm) ? cbw_u : (__SIZE_TYPE__)(cbw_n_sm); }));
    cbw_state.cells[0].u32 = (uint32_t)(sm);
    cbw_state.cells[1].u32 = cbw_v1;
    cbw_state.cells[2].u64 = (uint64_t)(*sm_len);
    return (int32_t)(_ret);
}

// int keys(uint8_t *pk, uint8_t *sk)
CBW_G_EXPORT("cbw_f_keys")
int32_t cbw_f_keys(void)
{
    uint32_t cbw_n_pk;
    uint8_t *pk = cbw_array(32, sizeof(uint8_t), &cbw_n_pk);
    uint32_t cbw_n_sk;
    uint8_t *sk = cbw_array(64, sizeof(uint8_t), &cbw_n_sk);
    int _ret = keys(pk, sk);
    cbw_state.cells[0].u32 = (uint32_t)(pk);
    cbw_state.cells[1].u32 = (uint32_t)(cbw_n_pk);
    cbw_state.cells[2].u32 = (uint32_t)(sk);
    cbw_state.cells[3].u32 = (uint32_t)(cbw_n_sk);
    return (int32_t)(_ret);
}

// int samples(float *out, int n)
CBW_G_EXPORT("cbw_f_samples")
int32_t cbw_f_samples(float *out, int n)
{
    int _ret = samples(out, n);
    cbw_state.cells[0].u32 = (uint32_t)(n);
    return (int32_t)(_ret);
}

// int seal(uint8_t mac[16], uint8_t *out, const uint8_t *in, size_t n)
CBW_G_EXPORT("cbw_f_seal")
int32_t cbw_f_seal(const uint8_t *in, size_t n)
{
    uint32_t cbw_n_mac;
    __typeof__(__typeof__(uint8_t) *) mac = cbw_array(16, sizeof(uint8_t), &cbw_n_mac);
    uint32_t cbw_n_out;
    uint8_t *out = cbw_array(n, sizeof(uint8_t), &cbw_n_out);
    int _ret = seal(mac, out, in, n);
    bool cbw_failed = (_ret < 0);
    cbw_state.cells[0].u32 = cbw_failed;
    cbw_state.cells[1].i32 = (int32_t)(_ret);
    cbw_state.cells[2].u32 = 0;
    cbw_state.cells[3].u32 = (uint32_t)(mac);
    cbw_state.cells[4].u32 = (uint32_t)(cbw_n_mac);
    cbw_state.cells[5].u32 = (uint32_t)(out);
    cbw_state.cells[6].u32 = (uint32_t)(cbw_n_out);
    return (int32_t)(_ret);
}

// int unpack(uint8_t *out, size_t *out_len, const uint8_t *in, size_t n)
CBW_G_EXPORT("cbw_f_unpack")
int32_t cbw_f_unpack(uint8_t *out, __SIZE_TYPE__ cbw_n_out, const uint8_t *in, size_t n)
{
    size_t cbw_c_out_len = cbw_n_out;
    size_t *out_len = &cbw_c_out_len;
    int _ret = unpack(out, out_len, in, n);
    bool cbw_failed = (_ret != 0);
    cbw_state.cells[0].u32 = cbw_failed;
    cbw_state.cells[1].i32 = (int32_t)(_ret);
    cbw_state.cells[2].u32 = 0;
    cbw_state.cells[3].u32 = (uint32_t)(*out_len);
    return (int32_t)(*out_len);
}

