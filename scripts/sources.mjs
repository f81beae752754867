import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './install.mjs'

function* filesUnder(path) {
  const entries = readdirSync(join(root, path), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    if (entry.name === 'node_modules' || entry.name.startsWith('.')) continue
    const child = `${path}/${entry.name}`
    if (entry.isDirectory()) yield* filesUnder(child)
    else yield child
  }
}

/** A digest of everything that something is built of: folders, and single files by their full name. */
export function digestOf(sources) {
  const hash = createHash('sha256')
  for (const source of sources) {
    for (const file of /\.\w+$/.test(source) ? [source] : filesUnder(source))
      hash
        .update(file)
        .update('\0')
        .update(readFileSync(join(root, file)))
        .update('\0')
  }
  return hash.digest('hex')
}

/** True when the file `mark` holds the digest of just these sources. */
export const isFresh = (mark, digest) => existsSync(mark) && readFileSync(mark, 'utf8') === digest
