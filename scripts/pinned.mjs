// Runs a script of this folder with the pinned Node: node scripts/pinned.mjs NAME ARGUMENT… The machine's own Node only installs what is
// missing, so whatever the script and its imports use, an older Node of the machine cannot fail on it.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { findNode, install, root } from './install.mjs'

install()
const [name, ...rest] = process.argv.slice(2)
const script = spawn(findNode(), [join(root, `scripts/${name}.mjs`), ...rest], { stdio: 'inherit', cwd: root })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => script.kill(signal))
script.on('exit', (code) => {
  process.exitCode = code ?? 1
})
