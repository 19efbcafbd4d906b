/** How Node runs a web server. With a young generation of 4 MB, floods of half-open uploads took less memory than with 16. */
export const webNode = ['--max-semi-space-size=4', '--require', './bin/launcher/http-timeouts.cjs'];

/**
 * How the system's allocator (glibc, mallopt(3); others do not read this) keeps what has been freed: little. By default it
 * has up to eight arenas a core, and stops giving large blocks back once it has seen some freed.
 */
export const webMemory = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '131072',
};
