import { spawnSync } from 'node:child_process'
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildWith } from './build.mjs'
import { findNode, root, runNpm } from './install.mjs'

const at = (...parts) => join(root, 'packages/client', ...parts)

/** The tarball that `npm publish` would send, and applications install. */
export const PACKED = 'dist/packages'

/** The types of the API stand in one file of the project, and in the package beside what names them. */
const withOwnTypes = (text) => text.replaceAll('../../../derived/openapi.d.ts', './openapi.js').replaceAll(/(['"]\.[^'"]*)\.ts(?=['"])/g, '$1.js')

function compileAndPack() {
  rmSync(at('dist'), { recursive: true, force: true })
  const compiled = spawnSync(findNode(), [join(root, 'node_modules/typescript/bin/tsc'), '-p', at()], { cwd: root, encoding: 'utf8' })
  if (compiled.status !== 0) return compiled
  for (const file of globSync('dist/**/*.d.ts', { cwd: at() })) writeFileSync(at(file), withOwnTypes(readFileSync(at(file), 'utf8')))
  cpSync(join(root, 'derived/openapi.d.ts'), at('dist/openapi.d.ts'))
  rmSync(join(root, PACKED), { recursive: true, force: true })
  mkdirSync(join(root, PACKED), { recursive: true })
  return runNpm(['pack', './packages/client', '--pack-destination', PACKED, '--loglevel=error'])
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
