/* What a build cannot be faster than: reads the Markdown, renders it with cmark and writes as many files with as many bytes
 * as the site has. It decides nothing, links nothing and searches nothing.
 *
 * limit THREADS MARKDOWN-LIST SITE-LIST OUTPUT
 * MARKDOWN-LIST: a path a line. SITE-LIST: `BYTES PATH` a line, of files below OUTPUT, whose folders are there. */
#include <cmark.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct { char *path; long size; } Entry;
typedef struct { Entry *entries; long count; } List;
static List markdown, site;
static const char *output;
static int threads;
static char filler[1 << 20];

static List list_of(const char *path, int sized) {
  List list = {0};
  long capacity = 0;
  char line[8192];
  FILE *file = fopen(path, "r");
  if (!file) { perror(path); exit(1); }
  while (fgets(line, sizeof line, file)) {
    line[strcspn(line, "\n")] = 0;
    char *name = line;
    long size = sized ? strtol(line, &name, 10) : 0;
    if (sized) name++;
    if (list.count == capacity) list.entries = realloc(list.entries, (capacity = capacity * 2 + 64) * sizeof(Entry));
    list.entries[list.count++] = (Entry){strdup(name), size};
  }
  fclose(file);
  return list;
}

static void render(const char *path) {
  int descriptor = open(path, O_RDONLY);
  struct stat status;
  if (descriptor < 0 || fstat(descriptor, &status)) { perror(path); exit(1); }
  char *text = malloc(status.st_size + 1);
  if (read(descriptor, text, status.st_size) != status.st_size) { perror(path); exit(1); }
  close(descriptor);
  free(cmark_markdown_to_html(text, status.st_size, CMARK_OPT_DEFAULT));
  free(text);
}

static void put(const Entry *entry) {
  char path[8192];
  snprintf(path, sizeof path, "%s/%s", output, entry->path);
  int descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (descriptor < 0) { perror(path); exit(1); }
  for (long left = entry->size; left > 0;) {
    long part = left < (long)sizeof filler ? left : (long)sizeof filler;
    if (write(descriptor, filler, part) != part) { perror(path); exit(1); }
    left -= part;
  }
  close(descriptor);
}

static void *work(void *argument) {
  long thread = (long)argument;
  for (long i = thread; i < markdown.count; i += threads) render(markdown.entries[i].path);
  for (long i = thread; i < site.count; i += threads) put(&site.entries[i]);
  return NULL;
}

int main(int count, char **arguments) {
  if (count != 5) { fprintf(stderr, "usage: limit THREADS MARKDOWN-LIST SITE-LIST OUTPUT\n"); return 64; }
  threads = atoi(arguments[1]);
  markdown = list_of(arguments[2], 0);
  site = list_of(arguments[3], 1);
  output = arguments[4];
  memset(filler, 'x', sizeof filler);
  pthread_t others[64];
  if (threads < 1 || threads > 64) return 64;
  for (long i = 1; i < threads; i++) pthread_create(&others[i], NULL, work, (void *)i);
  work(0);
  for (long i = 1; i < threads; i++) pthread_join(others[i], NULL);
  return 0;
}
