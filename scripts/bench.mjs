// npm run bench: installs what is missing, then measures with the pinned Node. Arguments after `--` are passed on.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { findNode, install, root } from './install.mjs'

install()
const bench = spawn(findNode(), [join(root, 'bench/run.ts'), ...process.argv.slice(2)], { stdio: 'inherit', cwd: root })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => bench.kill(signal))
bench.on('exit', (code) => {
  process.exitCode = code ?? 1
})
