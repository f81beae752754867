import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.ts'

const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

/** The version of this program, as its package says. */
export const version: string = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : 'unknown'
