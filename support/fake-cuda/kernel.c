/*
 * Modules, and the one kernel there is. The image is not run: it is only looked at for the name of the
 * kernel, whose work the host then does. So this proves how a kernel is called, never the kernel.
 */
#include "fake-cuda.h"

#include <stdlib.h>
#include <string.h>

#define BLOCK_BYTES 4096u
#define DIGEST_BYTES 32u

static const char KERNEL[] = "fs_verity_level";

struct module {
  int has_kernel;
};

int cuModuleLoadData(void **module, const char *image) {
  ENTER("cuModuleLoadData");
  NEEDS_CONTEXT;
  if (strstr(image, ".version") == NULL) return INVALID_IMAGE;
  struct module *made = malloc(sizeof *made);
  if (made == NULL) return OUT_OF_MEMORY;
  const char *entry = strstr(image, ".entry");
  made->has_kernel = entry != NULL && strstr(entry, KERNEL) != NULL;
  driver.modules += 1;
  *module = made;
  return SUCCESS;
}

int cuModuleUnload(void *module) {
  ENTER("cuModuleUnload");
  NEEDS_CONTEXT;
  free(module);
  driver.modules -= 1;
  return SUCCESS;
}

int cuModuleGetFunction(void **function, void *module, const char *name) {
  ENTER("cuModuleGetFunction");
  NEEDS_CONTEXT;
  if (strcmp(name, KERNEL) != 0 || !((struct module *)module)->has_kernel) return NOT_FOUND;
  *function = module;
  return SUCCESS;
}

/* Digests every block of 4096 bytes, the last one filled up with zeros: one level of the tree. */
static int digest_level(const struct work *work) {
  size_t blocks = (work->bytes + BLOCK_BYTES - 1) / BLOCK_BYTES;
  unsigned char *from = resolve(work->from, work->bytes);
  unsigned char *to = resolve(work->to, blocks * DIGEST_BYTES);
  if (from == NULL || to == NULL) return ILLEGAL_ADDRESS;
  for (size_t i = 0; i < blocks; i += 1) {
    unsigned char block[BLOCK_BYTES] = {0};
    size_t left = work->bytes - i * BLOCK_BYTES;
    memcpy(block, from + i * BLOCK_BYTES, left < BLOCK_BYTES ? left : BLOCK_BYTES);
    sha256(block, BLOCK_BYTES, to + i * DIGEST_BYTES);
  }
  return SUCCESS;
}

int cuLaunchKernel(void *function, unsigned grid_x, unsigned grid_y, unsigned grid_z,
                   unsigned block_x, unsigned block_y, unsigned block_z, unsigned shared_bytes,
                   void *stream, void **parameters, void **extra) {
  ENTER("cuLaunchKernel");
  NEEDS_CONTEXT;
  (void)function;
  (void)shared_bytes;
  if (parameters == NULL || extra != NULL) return INVALID_VALUE;
  if (grid_y != 1 || grid_z != 1 || block_y != 1 || block_z != 1) return INVALID_VALUE;
  if (block_x == 0 || block_x > 1024) return INVALID_VALUE;
  struct work work = {.run = digest_level};
  memcpy(&work.from, parameters[0], sizeof work.from);
  memcpy(&work.bytes, parameters[1], sizeof work.bytes);
  memcpy(&work.to, parameters[2], sizeof work.to);
  uint64_t threads = (uint64_t)grid_x * block_x;
  if (threads * BLOCK_BYTES < work.bytes) return INVALID_VALUE;
  return put_off(stream, work);
}
