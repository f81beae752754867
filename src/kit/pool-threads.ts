import { readdir, readFile } from 'node:fs/promises'
import { setPriority } from 'node:os'

/** How much those threads give way (nice(2)): on a busy core they get a tenth of it, on an idle one all they want. */
const NICE = 10
const TASKS = '/proc/self/task'

/**
 * Lets the event loop go before the threads that hash passwords and write the log: on a machine whose cores are all busy, a hundred people who
 * sign in would otherwise make every token wait for theirs. Linux gives each thread a priority of its own; elsewhere nothing changes.
 */
export async function favourEventLoop(): Promise<void> {
  try {
    // Reading asynchronously is itself work of that pool, so its threads are there by now.
    for (const task of await readdir(TASKS)) {
      const name = await readFile(`${TASKS}/${task}/comm`, 'utf8')
      if (name.startsWith('libuv-worker')) setPriority(Number(task), NICE)
    }
  } catch {
    // Not Linux, or a thread that has just ended.
  }
}
