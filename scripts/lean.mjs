// How the server is run so that it needs little memory; measured to cost no CPU.

/** Flags of Node. Requests leave little behind that lasts: a small young generation, and an old one that grows by a fifth instead of to four times what lives. */
export const flags = ['--max-semi-space-size=8', '--heap-growing-percent=20']

/** Variables that must be there when the process starts. A pool of memory for each thread would keep ten megabytes that no thread needs again. */
export const environment = { MALLOC_ARENA_MAX: '1' }
