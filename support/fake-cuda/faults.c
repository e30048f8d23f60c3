/* Which use of which call fails, as FAKE_CUDA_FAIL says. */
#include "fake-cuda.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_FAULTS 32
#define MAX_NAME 64

static struct {
  char call[MAX_NAME];
  int at, result, lasting, uses;
} faults[MAX_FAULTS];
static int count;

void read_faults(void) {
  const char *text = getenv("FAKE_CUDA_FAIL");
  count = 0;
  while (text != NULL && *text != '\0' && count < MAX_FAULTS) {
    char lasting = 0;
    memset(&faults[count], 0, sizeof faults[count]);
    if (sscanf(text, "%63[^#]#%d%c", faults[count].call, &faults[count].at, &lasting) != 3) abort();
    faults[count].lasting = lasting == '+';
    const char *result = strchr(text, '=');
    if (result == NULL) abort();
    faults[count].result = atoi(result + 1);
    count += 1;
    text = strchr(text, ';');
    if (text != NULL) text += 1;
  }
}

int injected(const char *call) {
  int result = SUCCESS;
  for (int i = 0; i < count; i += 1) {
    if (strcmp(faults[i].call, call) != 0) continue;
    faults[i].uses += 1;
    int due = faults[i].uses == faults[i].at || (faults[i].lasting && faults[i].uses > faults[i].at);
    if (due && result == SUCCESS) result = faults[i].result;
  }
  return result;
}
