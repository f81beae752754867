import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const text = (guide: string) => readFileSync(join(import.meta.dirname, '../../docs/guides', `${guide}.md`), 'utf8')

/** Every file that a guide shows: its name stands behind the language of the block. */
export function filesOf(guide: string): (name: string) => string {
  const files = new Map([...text(guide).matchAll(/^```\w+ (\S+)\n(.*?)^```$/gms)].map(([, name = '', body = '']) => [name, body]))
  return (name) => files.get(name) ?? assert.fail(`${guide}.md shows no ${name}`)
}

/** The commands of a guide, as one script. */
export const commandsOf = (guide: string): string => [...text(guide).matchAll(/```sh\n([\s\S]+?)```/g)].map(([, commands = '']) => commands).join('\n')
