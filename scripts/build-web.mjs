import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'
import { root } from './install.mjs'

/** Builds the console into dist/web when it is absent or older than its sources. Returns whether a good bundle is there afterwards. */
export const buildWeb = () =>
  !existsSync(join(root, 'web/vite.config.ts')) ||
  build({ what: 'the console', into: 'dist/web', of: ['web', 'src/fields', 'src/model', 'package-lock.json'], cwd: 'web', args: [] })
