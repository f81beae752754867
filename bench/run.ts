import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../test/support/free-port.ts'
import { type Line, lines } from './lines.ts'
import { inTurn, type Result } from './measure.ts'
import { SECRET, startOurs } from './ours.ts'
import { pinSelf, type ServerProcess, startProcess } from './server-process.ts'
import { singles } from './singles.ts'

/** Measures the lines that were named, or all, and prints server CPU per operation, the ratio to the other server, latencies and the share of the limit. */
const chosen = process.argv.slice(2)
const wanted = ({ name }: { readonly name: string }) => chosen.length === 0 || chosen.includes(name)
let peerMemory = 0

async function startPeer(env: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const port = await freePort()
  const file = join(mkdtempSync(join(tmpdir(), 'gatehouse-peer-')), 'peer.db')
  const all = { NODE_ENV: 'production', PORT: String(port), PEER_SECRET: SECRET, PEER_FILE: file, ...env }
  return startProcess('bench/peer.ts', port, all, '/.well-known/openid-configuration')
}

async function compare(line: Line, ours: ServerProcess): Promise<Result> {
  const peer = await startPeer(line.peer)
  try {
    const { a, b } = await inTurn({ servers: [ours], operations: await line.ours(ours) }, { servers: [peer], operations: await line.theirs(peer) })
    const ratio = (b?.cpu ?? Number.NaN) / a.cpu
    const share = line.limit === undefined ? undefined : line.limit / a.cpu
    return { name: line.name, row: line.row, ...a, theirs: b?.cpu, ratio, share, met: a.cpu <= line.budget.cpu && ratio >= line.budget.ratio }
  } finally {
    peerMemory = Math.max(peerMemory, peer.memory())
    await peer.stop()
  }
}

const cell = (value: number | undefined, digits = 1): string => (value === undefined ? '-' : value.toFixed(digits)).padStart(9)
function print(r: Result): Result {
  const share = r.share === undefined ? undefined : r.share * 100
  console.log(
    `${r.row.padEnd(4)}${r.name.padEnd(22)}${cell(r.cpu)}${cell(r.theirs)}${cell(r.ratio, 2)}x${cell(r.p50, 2)}${cell(r.p99, 2)}${cell(share, 0)}%  ${r.met ? 'met' : 'missed'}`,
  )
  return r
}

/** Row 14: memory under the load of all lines, and the time from starting to the first answer. */
async function memoryAndStart(loaded: ServerProcess): Promise<void> {
  const memory = loaded.memory()
  const again = await startOurs()
  await again.stop()
  const met = memory <= 150 && again.ready <= 500
  console.log(
    `14  ${memory.toFixed(0)} MiB resident under load (the other server ${peerMemory.toFixed(0)}); first answer ${again.ready.toFixed(0)} ms after the start  ${met ? 'met' : 'missed'}`,
  )
}

pinSelf()
console.log(
  `row ${'operation'.padEnd(22)}${'CPU µs'.padStart(9)}${'theirs'.padStart(9)}${'ratio'.padStart(9)} ${'p50 ms'.padStart(9)}${'p99 ms'.padStart(9)}${'of limit'.padStart(10)}`,
)
const results: Result[] = []
if (lines.some(wanted)) {
  const ours = await startOurs()
  try {
    for (const line of lines.filter(wanted)) results.push(print(await compare(line, ours)))
    if (chosen.length === 0) await memoryAndStart(ours)
  } finally {
    await ours.stop()
  }
}
for (const { name, row, run } of singles.filter(wanted)) results.push(print({ name, row, ...(await run()) }))
writeFileSync('bench/results.json', `${JSON.stringify({ node: process.version, at: new Date().toISOString(), results }, null, 2)}\n`)
process.exit(0)
