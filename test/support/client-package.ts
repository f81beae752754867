import assert from 'node:assert/strict'
import { globSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { buildClient, PACKED } from '../../scripts/build-client.mjs'
import { temporaryFolder } from './server.ts'
import { runTool } from './tools.ts'

export const ROOT = join(import.meta.dirname, '../..')

/** The client package as applications get it. */
export interface InstalledClient {
  /** The folder of an application that has it in its `node_modules`. */
  readonly folder: string
  readonly tarball: string
}

/** Builds the package and installs its tarball in a new folder, beside the packages that it depends on. */
export async function installClient(): Promise<InstalledClient> {
  assert(buildClient())
  const [tarball = assert.fail('nothing was packed')] = globSync(`${PACKED}/*.tgz`, { cwd: ROOT })
  const folder = temporaryFolder()
  const into = join(folder, 'node_modules/@gatehouse/client')
  mkdirSync(into, { recursive: true })
  await runTool('tar', ['-xzf', join(ROOT, tarball), '--strip-components=1', '-C', into], { cwd: folder })
  for (const name of ['oauth4webapi', 'openapi-fetch', '@types']) symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name), 'dir')
  return { folder, tarball: join(ROOT, tarball) }
}
