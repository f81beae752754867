import assert from 'node:assert/strict'
import { chmodSync, globSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { type InstalledClient, installClient } from '../support/client-package.ts'
import { makeClient } from '../support/clients.ts'
import { filesOf } from '../support/guides.ts'
import { startServer, type TestServer, temporaryFolder } from '../support/server.ts'
import { fetchBy, NotToBeHad, runTool, whereToBeHad } from '../support/tools.ts'

/** The runtimes besides Node: their package, the program in it, and the arguments before the name of a file. */
const runtimes = [
  { name: 'Bun', fetched: 'bun@1.4.5', program: 'node_modules/@oven/bun-*/bin/bun', args: ['run'] },
  {
    name: 'Deno',
    fetched: 'deno@2.9.6',
    program: 'node_modules/@deno/*/deno',
    args: ['run', '--quiet', '--no-lock', '--node-modules-dir=manual', '--allow-net', '--allow-env', '--allow-read'],
  },
] as const

describe('@gatehouse/client in other runtimes', () => {
  let installed: InstalledClient
  let server: TestServer
  before(async () => {
    server = await startServer({ listen: true })
    installed = await installClient()
    writeFileSync(join(installed.folder, 'package.json'), '{"type":"module"}')
    writeFileSync(join(installed.folder, 'api.mjs'), filesOf('client-package')('api.mjs'))
  })
  after(() => server?.close())

  /** A program of a package of the registry, by its path. Install scripts are left out: they only copy the program. */
  async function fetchRuntime(fetched: string, program: string): Promise<string> {
    const cwd = temporaryFolder()
    await fetchBy('npm', ['install', '--prefix', cwd, '--ignore-scripts', '--no-audit', '--no-fund', fetched], { cwd })
    for (const found of globSync(program, { cwd })) {
      const path = join(cwd, found)
      chmodSync(path, 0o755)
      // Packages for another C library are installed too.
      if (await runTool(path, ['--version'], { cwd }).catch(() => undefined)) return path
    }
    throw new NotToBeHad(`${fetched} has no program for this machine`)
  }

  for (const { name, fetched, program, args } of runtimes)
    test(
      `NIN-30 ${name} runs the program of client-package.md, which gets tokens and calls the API`,
      whereToBeHad(async () => {
        const path = await fetchRuntime(fetched, program)
        const client = await makeClient(server, {
          supported_grant_types: ['client_credentials'],
          authorize_scope: true,
          authorized_scopes: [{ name: 'clients:manage:all' }],
        })
        const env = { ISSUER: server.issuer, CLIENT_ID: client.id, CLIENT_SECRET: client.secret, DENO_NO_UPDATE_CHECK: '1' }
        assert.match(await runTool(path, [...args, 'api.mjs'], { cwd: installed.folder, env, timeout: 60_000 }), /^Made Made by a program$/m)
      }),
    )
})
