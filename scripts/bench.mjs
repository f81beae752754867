// npm run bench. Arguments after `--` are passed on: names of lines, or one of the programs.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildServer } from './build-server.mjs'
import { buildWeb } from './build-web.mjs'
import { root } from './install.mjs'

/** Benches that are programs of their own; everything else names lines of the comparison. */
const programs = {
  scale: 'bench/scale.ts',
  'console-million': 'bench/console-million.ts',
  'console-cold': 'bench/console-cold.ts',
  search: 'bench/search.ts',
  jobs: 'bench/jobs.ts',
  policies: 'bench/policies.ts',
}

if (!buildServer()) process.exit(1)
const [first = '', ...rest] = process.argv.slice(2)
const program = programs[first]
if (first.startsWith('console-') && !buildWeb()) process.exit(1)
const bench = spawn(process.execPath, [join(root, program ?? 'bench/run.ts'), ...(program ? rest : process.argv.slice(2))], { stdio: 'inherit', cwd: root })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => bench.kill(signal))
bench.on('exit', (code) => {
  process.exitCode = code ?? 1
})
