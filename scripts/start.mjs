// npm start: on a fresh clone, installs and builds what is missing; then hands over to the server, run by the pinned Node. Runs on the
// machine's own Node with nothing installed, so it imports nothing but Node itself.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buildServer } from './build-server.mjs'
import { buildWeb } from './build-web.mjs'
import { compileCache, findNode, install, root } from './install.mjs'
import { environment, flags } from './lean.mjs'

install()
const watching = process.argv.includes('--watch')
if (!buildWeb() && !watching) process.stderr.write('The server starts without the console.\n')

const node = findNode()
const rest = process.argv.slice(2).filter((arg) => arg !== '--watch')
const watched = watching ? ['--watch', '--watch-preserve-output', `--watch-path=${join(root, 'src')}`] : []
// The sources run where they are being changed, and where they cannot be built.
const program = !watching && buildServer() ? 'dist/server/main.js' : 'src/main.ts'
const args = [...flags, ...watched, join(root, program), ...rest]
const env = { ...environment, ...process.env, ...compileCache }

// The server takes the place of this process, which would hold some 50 MB for as long as it waits. Windows and older Nodes cannot do that.
if (!watching && process.execve && process.platform !== 'win32') process.execve(node, [node, ...args], env)
waitForServer()

/** Runs the server as a child. It decides how to end: a signal is passed on, and its exit code becomes ours. */
function waitForServer() {
  const server = spawn(node, args, { stdio: 'inherit', env })
  const bundler =
    watching && existsSync(join(root, 'web/vite.config.ts'))
      ? spawn(node, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--watch', '--logLevel', 'warn'], { cwd: join(root, 'web'), stdio: 'inherit' })
      : undefined
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT']) process.on(signal, () => server.kill(signal))
  server.on('error', (error) => {
    process.stderr.write(`${node} could not be started: ${error.message}\n`)
    process.exit(1)
  })
  server.on('exit', (code, signal) => {
    bundler?.kill()
    // A watcher that is interrupted dies of the signal; that is how it is meant to end.
    process.exit(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1))
  })
}
