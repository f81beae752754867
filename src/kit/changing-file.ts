import { readFile, stat } from 'node:fs/promises'
import { Lru } from './lru.ts'

interface KeptText {
  readonly mark: string
  readonly text: string
}

/**
 * Reads text files that others replace (a hot reload): a file is read again when its inode, time or size has changed, and otherwise comes from the
 * cache. Symbolic links are followed, so that a folder swapped as a whole counts as a change.
 */
export class ChangingFiles {
  readonly #kept: Lru<string, KeptText>
  readonly #largest: number
  /** Caches at most `limit` files, none larger than `largest` bytes. */
  constructor(limit: number, largest: number) {
    this.#kept = new Lru(limit)
    this.#largest = largest
  }

  /** The text of the file; nothing when there is no such file. @throws {Error} when it is no plain file, too large, or not to be read. */
  async read(path: string): Promise<string | undefined> {
    const found = await stat(path, { bigint: true }).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined
      throw error
    })
    if (!found) {
      this.#kept.delete(path)
      return undefined
    }
    if (!found.isFile() || found.size > BigInt(this.#largest)) throw new Error(`${path} is not a file of at most ${this.#largest} bytes`)
    const mark = `${found.dev}.${found.ino}.${found.mtimeNs}.${found.ctimeNs}.${found.size}`
    const known = this.#kept.get(path)
    if (known?.mark === mark) return known.text
    const text = await readFile(path, 'utf8')
    this.#kept.set(path, { mark, text })
    return text
  }
}
