import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../test/support/free-port.ts'
import { Connection, post } from './drive.ts'
import { type Line, lines } from './lines.ts'
import { inTurn, type Result } from './measure.ts'
import { basic, type Ours, SECRET, startOurs } from './ours.ts'
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

/** Row 14: memory under the load of all lines and of 1,000 clients, and the time from starting to the first answer with nothing to migrate. */
async function memoryAndStart(loaded: ServerProcess): Promise<void> {
  const memory = loaded.memory()
  const first = await startOurs()
  await first.stop(true)
  const again = await startOurs({}, first.folder)
  await again.stop()
  const met = memory <= 150 && again.ready <= 500
  console.log(
    `14  ${memory.toFixed(0)} MiB resident under load (the other server ${peerMemory.toFixed(0)}); first answer ${again.ready.toFixed(0)} ms after the start  ${met ? 'met' : 'missed'}`,
  )
}

/** Makes clients, each of which asks for a token. */
async function letAsk(server: Ours, many: number): Promise<void> {
  const connection = new Connection(server.port)
  for (let at = 0; at < many; at++) {
    const id = `client-${at}`
    await server.api('POST', '/api/clients', { client: { id, name: id, secret: SECRET, supported_grant_types: ['client_credentials'] } })
    const { status, body } = await connection.send(post('/oauth/token', { grant_type: 'client_credentials' }, basic(id, SECRET)))
    if (status !== 200) throw new Error(`no token for ${id}: ${body}`)
  }
  connection.close()
}

pinSelf()
console.log(
  `row ${'operation'.padEnd(22)}${'CPU µs'.padStart(9)}${'theirs'.padStart(9)}${'ratio'.padStart(9)} ${'p50 ms'.padStart(9)}${'p99 ms'.padStart(9)}${'of limit'.padStart(10)}`,
)
const results: Result[] = []
if (lines.some(wanted)) {
  const ours = await startOurs()
  try {
    if (chosen.length === 0) await letAsk(ours, 1000)
    for (const line of lines.filter(wanted)) results.push(print(await compare(line, ours)))
    if (chosen.length === 0) await memoryAndStart(ours)
  } finally {
    await ours.stop()
  }
}
for (const { name, row, run } of singles.filter(wanted)) results.push(print({ name, row, ...(await run()) }))
writeFileSync('bench/results.json', `${JSON.stringify({ node: process.version, at: new Date().toISOString(), results }, null, 2)}\n`)
process.exit(0)
