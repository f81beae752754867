import { spawnSync } from 'node:child_process'
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildWith } from './build.mjs'
import { findNode, root, runNpm } from './install.mjs'

const at = (...parts) => join(root, 'packages/client', ...parts)

/** The tarball that `npm publish` would send, and applications install. */
export const PACKED = 'dist/packages'

/** The types of the API stand in one file of the project, and in the package beside what names them. */
const withOwnTypes = (text) => text.replaceAll('../../../derived/openapi.d.ts', './openapi.js').replaceAll(/(['"]\.[^'"]*)\.ts(?=['"])/g, '$1.js')

/** Made aside and then put in place: of two that build at the same time, neither sees half of what the other made. */
function compileAndPack() {
  mkdirSync(join(root, PACKED), { recursive: true })
  const aside = mkdtempSync(join(root, PACKED, '.client-'))
  try {
    const compiled = spawnSync(findNode(), [join(root, 'node_modules/typescript/bin/tsc'), '-p', at(), '--outDir', join(aside, 'dist')], { encoding: 'utf8' })
    if (compiled.status !== 0) return compiled
    for (const file of globSync('dist/**/*.d.ts', { cwd: aside })) writeFileSync(join(aside, file), withOwnTypes(readFileSync(join(aside, file), 'utf8')))
    cpSync(join(root, 'derived/openapi.d.ts'), join(aside, 'dist/openapi.d.ts'))
    for (const file of ['package.json', 'README.md', 'LICENSE']) cpSync(at(file), join(aside, file))
    const packed = runNpm(['pack', aside, '--pack-destination', aside, '--loglevel=error'])
    for (const file of globSync('*.tgz', { cwd: aside })) renameSync(join(aside, file), join(root, PACKED, file))
    cpSync(join(aside, 'dist'), at('dist'), { recursive: true })
    return packed
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
}

/** Compiles and packs `@gatehouse/client`, when it is absent or older than its sources. Returns whether a good one is there afterwards. */
export const buildClient = () =>
  buildWith({
    what: 'the client package',
    into: PACKED,
    of: [
      'packages/client/src',
      'packages/client/package.json',
      'packages/client/tsconfig.json',
      'packages/client/README.md',
      'derived/openapi.d.ts',
      'tsconfig.json',
    ],
    run: compileAndPack,
  })
