import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

function findAbove(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('package.json is missing: this is not a whole copy of the program')
  return findAbove(parent)
}

/** The folder of the package, whether this runs from its sources or from what was built of them. */
export const root: string = findAbove(import.meta.dirname)
