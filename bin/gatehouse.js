#!/usr/bin/env node
// Runs the command line with a Node that is new enough: the one that runs this, or the one that package-lock.json pins.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
// In a checkout the sources count; elsewhere there is only what was built of them.
const program = existsSync(at('../src/cli.ts')) ? '../src/cli.ts' : '../dist/server/cli.js'
const [major, minor] = process.versions.node.split('.').map(Number)

if (major > 24 || (major === 24 && minor >= 15)) {
  const { enableCompileCache } = await import('node:module')
  enableCompileCache(at('../node_modules/.cache/compile'))
  await import(program)
} else if (existsSync(at('../node_modules/.bin/node'))) {
  const child = spawn(at('../node_modules/.bin/node'), [at(program), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { NODE_COMPILE_CACHE: at('../node_modules/.cache/compile'), ...process.env },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code) => {
    process.exitCode = code ?? 1
  })
} else {
  process.stderr.write(`Gatehouse needs Node 24.15 or newer, and this is ${process.versions.node}. Run npm ci, which brings one, or install it.\n`)
  process.exitCode = 1
}
