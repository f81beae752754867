import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load, type Operation, percentile } from './drive.ts'
import { type Line, lines } from './lines.ts'
import { SECRET, startOurs } from './ours.ts'
import { freePort, pinSelf, type ServerProcess, startProcess } from './server-process.ts'

/** Measures every line on both servers, A B A B, and prints medians of server CPU per operation and their ratio. */
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 2)
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 3)
/** Seconds of load before anything is measured. */
const WARM_UP = 2
const chosen = process.argv.slice(2)

interface Measure {
  readonly cpu: number
  readonly p50: number
  readonly p99: number
}
interface Result extends Measure {
  readonly name: string
  readonly row: string
  readonly theirs: number | undefined
  readonly ratio: number | undefined
  readonly share: number | undefined
  readonly met: boolean
}

async function measure(server: ServerProcess, operations: readonly Operation[]): Promise<Measure> {
  const before = server.cpu()
  const done = await load(operations, SECONDS)
  return { cpu: ((server.cpu() - before) / done.requests) * 1e6, p50: percentile(done.latencies, 0.5), p99: percentile(done.latencies, 0.99) }
}

let peerMemory = 0

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

async function startPeer(env: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const port = await freePort()
  const file = join(mkdtempSync(join(tmpdir(), 'gatehouse-peer-')), 'peer.db')
  return startProcess(
    'bench/peer.ts',
    port,
    { NODE_ENV: 'production', PORT: String(port), PEER_SECRET: SECRET, PEER_FILE: file, ...env },
    '/.well-known/openid-configuration',
  )
}

async function measureLine(line: Line, ours: ServerProcess): Promise<Result> {
  const peer = line.theirs ? await startPeer(line.peer ?? {}) : undefined
  try {
    const [mine, yours] = [await line.ours(ours), peer && line.theirs ? await line.theirs(peer) : undefined]
    await load(mine, WARM_UP) // lets the compiler warm up
    if (yours) await load(yours, WARM_UP)
    const [a, b]: [Measure[], Measure[]] = [[], []]
    for (let round = 0; round < ROUNDS; round++) {
      a.push(await measure(ours, mine))
      if (peer && yours) b.push(await measure(peer, yours))
    }
    const cpu = median(a.map((m) => m.cpu))
    const theirs = b.length > 0 ? median(b.map((m) => m.cpu)) : undefined
    const ratio = theirs === undefined ? undefined : theirs / cpu
    return {
      name: line.name,
      row: line.row,
      cpu,
      theirs,
      ratio,
      p50: median(a.map((m) => m.p50)),
      p99: median(a.map((m) => m.p99)),
      share: line.limit === undefined ? undefined : line.limit / cpu,
      met: cpu <= line.budget.cpu && (ratio === undefined || ratio >= line.budget.ratio),
    }
  } finally {
    peerMemory = Math.max(peerMemory, peer?.memory() ?? 0)
    await peer?.stop()
  }
}

const cell = (value: number | undefined, digits = 1): string => (value === undefined ? '-' : value.toFixed(digits)).padStart(9)
const print = (r: Result): void =>
  console.log(
    `${r.row.padEnd(4)}${r.name.padEnd(22)}${cell(r.cpu)}${cell(r.theirs)}${cell(r.ratio)}x${cell(r.p50, 2)}${cell(r.p99, 2)}${cell(r.share === undefined ? undefined : r.share * 100, 0)}%  ${r.met ? 'met' : 'missed'}`,
  )

pinSelf()
const ours = await startOurs()
console.log(
  `row ${'operation'.padEnd(22)}${'CPU µs'.padStart(9)}${'theirs'.padStart(9)}${'ratio'.padStart(9)} ${'p50 ms'.padStart(9)}${'p99 ms'.padStart(9)}${'of limit'.padStart(10)}`,
)
const results: Result[] = []
try {
  for (const line of lines.filter((each) => chosen.length === 0 || chosen.includes(each.name))) {
    const result = await measureLine(line, ours)
    results.push(result)
    print(result)
  }
  console.log(
    `row 14: ${ours.memory().toFixed(0)} MiB resident under load, first answer after ${ours.ready.toFixed(0)} ms (with the first start of an empty folder)`,
  )
} finally {
  await ours.stop()
}
writeFileSync('bench/results.json', `${JSON.stringify({ node: process.version, at: new Date().toISOString(), results }, null, 2)}\n`)
process.exit(0)
