/* What a command costs: wall time, processor time and peak memory of the whole process.
 *
 * cost REPORT COMMAND ARGUMENT…    writes `WALL USER SYSTEM PEAK-KIB STATUS` into REPORT
 *
 * A program of its own, because Linux counts the memory of whoever starts a process as the process's peak. */
#include <spawn.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec * 1e-9;
}

static double seconds(struct timeval time) { return time.tv_sec + time.tv_usec * 1e-6; }

int main(int count, char **arguments) {
  if (count < 3) { fprintf(stderr, "usage: cost REPORT COMMAND ARGUMENT...\n"); return 64; }
  pid_t child;
  int status;
  struct rusage usage;
  double start = now();
  if (posix_spawnp(&child, arguments[2], NULL, NULL, arguments + 2, environ)) { perror(arguments[2]); return 127; }
  if (wait4(child, &status, 0, &usage) < 0) { perror("wait4"); return 1; }
  double wall = now() - start;
  FILE *report = fopen(arguments[1], "w");
  if (!report) { perror(arguments[1]); return 1; }
  fprintf(report, "%.6f %.6f %.6f %ld %d\n", wall, seconds(usage.ru_utime), seconds(usage.ru_stime), usage.ru_maxrss, status);
  return fclose(report) ? 1 : 0;
}
