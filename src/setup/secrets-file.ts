import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { randomText } from '#kit/random.ts'

const isTaken = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'EEXIST'

/**
 * Writes the secrets of the first start to a new file that only its owner may read, because the logs of a production server are sent to other
 * systems. An existing file is not overwritten. Returns its path.
 */
export function writeSecrets(folder: string, text: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const write = (name: string): string => {
    const file = resolve(join(folder, name))
    writeFileSync(file, `${text}\n`, { mode: 0o600, flag: 'wx' })
    return file
  }
  try {
    return write('first-start.txt')
  } catch (error) {
    if (isTaken(error)) return write(`first-start-${randomText(6)}.txt`)
    throw error
  }
}
