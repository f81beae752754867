import { readdir, readFile } from 'node:fs/promises'
import { setPriority } from 'node:os'

/** The nice(2) value of those threads: on a busy core they get a tenth of it, on an idle core all of it. */
const NICE = 10
const TASKS = '/proc/self/task'

/**
 * Gives the event loop priority over the pool of threads that hash passwords and write the log. Otherwise, on a machine whose cores are all busy, the
 * passwords of a hundred people who sign in would delay every token. Linux gives each thread a priority of its own; elsewhere nothing changes.
 */
export async function favourEventLoop(): Promise<void> {
  try {
    // Reading asynchronously is itself work of that pool, so its threads are there by now.
    for (const task of await readdir(TASKS)) {
      const name = await readFile(`${TASKS}/${task}/comm`, 'utf8')
      if (name.startsWith('libuv-worker')) setPriority(Number(task), NICE)
    }
  } catch {
    // The system is not Linux, or the thread has just ended.
  }
}
