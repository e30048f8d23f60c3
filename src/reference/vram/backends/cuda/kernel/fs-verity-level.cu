// One level of the Merkle tree of fs-verity: the SHA-256 (FIPS 180-4) of every block of 4096 bytes,
// the last one filled up with zeros. One thread a block; `digests` gets 32 bytes for each.

#define BLOCK_BYTES 4096
#define CHUNK_BYTES 64
#define CHUNKS (BLOCK_BYTES / CHUNK_BYTES)

typedef unsigned char byte;
typedef unsigned int word;
typedef unsigned long long size;

__device__ __forceinline__ word rotated(word x, int n) { return __funnelshift_r(x, x, n); }

__device__ __forceinline__ word big_endian(word x) { return __byte_perm(x, 0, 0x0123); }

__device__ __forceinline__ void compress(word state[8], word w[16]) {
  constexpr word K[64] = {
      0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
      0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
      0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
      0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
      0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
      0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
      0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
      0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
  };
  word a = state[0], b = state[1], c = state[2], d = state[3];
  word e = state[4], f = state[5], g = state[6], h = state[7];
#pragma unroll
  for (int i = 0; i < 64; i += 1) {
    if (i >= 16) {
      word p = w[(i + 1) % 16], q = w[(i + 14) % 16];
      w[i % 16] += (rotated(p, 7) ^ rotated(p, 18) ^ (p >> 3)) + w[(i + 9) % 16] +
                   (rotated(q, 17) ^ rotated(q, 19) ^ (q >> 10));
    }
    word t1 = h + (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) + ((e & f) ^ (~e & g)) + K[i] +
              w[i % 16];
    word t2 = (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    h = g, g = f, f = e, e = d + t1;
    d = c, c = b, b = a, a = t1 + t2;
  }
  state[0] += a, state[1] += b, state[2] += c, state[3] += d;
  state[4] += e, state[5] += f, state[6] += g, state[7] += h;
}

// The next 64 bytes of a block as words; past the end of the data there are zeros.
__device__ __forceinline__ void load(word w[16], const byte *data, size at, size bytes) {
  if (at + CHUNK_BYTES <= bytes) {
    const uint4 *from = reinterpret_cast<const uint4 *>(data + at);
#pragma unroll
    for (int i = 0; i < 4; i += 1) {
      uint4 quad = from[i];
      w[4 * i] = big_endian(quad.x), w[4 * i + 1] = big_endian(quad.y);
      w[4 * i + 2] = big_endian(quad.z), w[4 * i + 3] = big_endian(quad.w);
    }
    return;
  }
#pragma unroll
  for (int i = 0; i < 16; i += 1) {
    word value = 0;
    for (int j = 0; j < 4; j += 1) {
      size here = at + 4 * i + j;
      value = value << 8 | (here < bytes ? data[here] : 0);
    }
    w[i] = value;
  }
}

// What SHA-256 appends to 4096 bytes: a one, zeros, and their number in bits.
__device__ __forceinline__ void pad(word w[16]) {
#pragma unroll
  for (int i = 0; i < 16; i += 1) w[i] = 0;
  w[0] = 0x80000000;
  w[15] = BLOCK_BYTES * 8;
}

// `data` is aligned to 16 bytes, as device memory and every block in it are.
extern "C" __global__ void fs_verity_level(const byte *data, size bytes, byte *digests) {
  size block = (size)blockIdx.x * blockDim.x + threadIdx.x;
  size start = block * BLOCK_BYTES;
  if (start >= bytes) return;
  word state[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                   0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  word w[16];
#pragma unroll 1
  for (int chunk = 0; chunk <= CHUNKS; chunk += 1) {
    if (chunk < CHUNKS) load(w, data, start + chunk * CHUNK_BYTES, bytes);
    else pad(w);
    compress(state, w);
  }
  uint4 *to = reinterpret_cast<uint4 *>(digests + block * 32);
  to[0] = make_uint4(big_endian(state[0]), big_endian(state[1]), big_endian(state[2]), big_endian(state[3]));
  to[1] = make_uint4(big_endian(state[4]), big_endian(state[5]), big_endian(state[6]), big_endian(state[7]));
}
