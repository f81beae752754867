import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'
import { root } from './install.mjs'

const of = ['web', 'scripts/web-bundle.ts', 'src/fields', 'src/model', 'package-lock.json']

/** Builds the console into dist/web, and the wallet into a folder of it, when absent or older than their sources. Returns whether good ones are there afterwards. */
export const buildWeb = () =>
  !existsSync(join(root, 'web/vite.config.ts')) ||
  (build({ what: 'the console', into: 'dist/web', of, cwd: 'web', args: [] }) &&
    build({ what: 'the wallet', into: 'dist/web/wallet', of, cwd: 'web/wallet', args: [] }))
