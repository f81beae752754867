import { existsSync, readFileSync } from 'node:fs'
import type { Names } from '#fields/kinds.ts'
import type { Settings } from '#model/settings.ts'
import { CONFIG, type Environment } from './environment.ts'
import { BadSettings } from './fault.ts'
import { readSettings } from './read.ts'

const DEFAULT_FILE = 'gatehouse.yaml'
const readFile = (path: string) => readFileSync(path, 'utf8')

/** The settings of an environment and of the file it names; without a name, of `gatehouse.yaml` when there is one. @throws {BadSettings} */
export function loadSettings(env: Environment, names: Names): Settings {
  const named = env[CONFIG]
  const file = named ?? DEFAULT_FILE
  if (named === undefined && !existsSync(file)) return readSettings({ env, names, readFile })
  let text: string
  try {
    text = readFile(file)
  } catch (error) {
    throw new BadSettings([`The settings file ${file} cannot be read: ${error instanceof Error ? error.message : error}.`])
  }
  return readSettings({ env, names, readFile, document: { text, file } })
}
