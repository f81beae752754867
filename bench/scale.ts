import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { openVault } from '#kit/vault.ts'
import { accessToken } from '#model/access-token.ts'
import { resources } from '#model/all.ts'
import { client } from '#model/client.ts'
import { DEFAULT_TENANT } from '#model/tenant.ts'
import { openSqlite } from '#store/sqlite/open.ts'
import type { PageRequest, Store } from '#store/store.ts'
import { Connection, load, type Operation, percentile, post } from './drive.ts'
import { basic, startOurs } from './ours.ts'
import { aToken, idOf, madeAt, nameOf, seedClients, seedTokens, WORDS } from './seed.ts'
import type { ServerProcess } from './server-process.ts'

/*
 * Growth (rows 10 to 12 of the budgets): what a million clients and ten million tokens cost. BENCH_CLIENTS and BENCH_TOKENS set how many;
 * the default of two million tokens keeps the run within some minutes. `clients` or `tokens` as an argument runs that part only.
 */
const CLIENTS = Number(process.env['BENCH_CLIENTS'] ?? 1_000_000)
const TOKENS = Number(process.env['BENCH_TOKENS'] ?? 2_000_000)
const FEW = 10
const ROUNDS = 3
const SECONDS = 2
const CONNECTIONS = 32
const SAMPLES = 300
const master = Buffer.alloc(32, 1)
const folder = mkdtempSync(join(tmpdir(), 'gatehouse-scale-'))
const anyOf = (many: number) => Math.floor(Math.random() * many)
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

function print(row: string, what: string, value: string, met: boolean | undefined): void {
  console.log(`${row.padEnd(4)}${what.padEnd(66)}${value.padStart(36)}  ${met === undefined ? '' : met ? 'met' : 'missed'}`)
}

/** Client credentials by clients that `pick` names. */
const tokensBy = (server: ServerProcess, secret: string, pick: () => number): Operation[] =>
  Array.from({ length: CONNECTIONS }, () => {
    const connection = new Connection(server.port)
    return async () => {
      const reply = await connection.send(post('/oauth/token', { grant_type: 'client_credentials' }, basic(idOf(pick()), secret)))
      if (reply.status !== 200) throw new Error(`unexpected answer: ${reply.status} ${reply.body.slice(0, 300)}`)
      return 1
    }
  })

async function serverWith(file: string): Promise<ServerProcess> {
  return startOurs({ GATEHOUSE_DATA: file, GATEHOUSE_MASTER_KEY: master.toString('base64url') })
}

/** Row 10: server CPU of a token, in turn on a small and on a large database. */
async function tokenCost(): Promise<void> {
  const vault = openVault(master)
  const [small, large] = [join(folder, 'few'), join(folder, 'many')]
  const sides: { server: ServerProcess; operations: Operation[]; cost: number[] }[] = []
  const started = performance.now()
  const secrets = [await seedClients(join(small, 'gatehouse.db'), FEW, vault), await seedClients(join(large, 'gatehouse.db'), CLIENTS, vault)] as const
  console.log(`    ${CLIENTS} clients made in ${((performance.now() - started) / 1000).toFixed(0)} s`)
  const [few, many] = [await serverWith(small), await serverWith(large)]
  // The same number of clients is at work; in the large database they are strewn over all of it.
  const active = Array.from({ length: FEW }, () => anyOf(CLIENTS))
  sides.push({ server: few, operations: tokensBy(few, secrets[0], () => anyOf(FEW)), cost: [] })
  sides.push({ server: many, operations: tokensBy(many, secrets[1], () => active[anyOf(FEW)] as number), cost: [] })
  sides.push({ server: many, operations: tokensBy(many, secrets[1], () => anyOf(CLIENTS)), cost: [] })
  for (const { operations } of sides) await load(operations, SECONDS)
  for (let round = 0; round < ROUNDS; round++)
    for (const { server, operations, cost } of sides) {
      const before = server.cpu()
      const { requests } = await load(operations, SECONDS)
      cost.push(((server.cpu() - before) / requests) * 1e6)
    }
  const [of10, ofMany, ofAll] = sides.map(({ cost }) => median(cost)) as [number, number, number]
  print(
    '10',
    `token, ${FEW} of ${CLIENTS} clients at work, against ${FEW} of ${FEW}`,
    `${ofMany.toFixed(1)} / ${of10.toFixed(1)} µs ${(ofMany / of10).toFixed(2)}x`,
    ofMany / of10 <= 1.2,
  )
  print('', 'token, every request by another client (nothing remembered)', `${ofAll.toFixed(1)} µs ${(ofAll / of10).toFixed(2)}x`, undefined)
  await Promise.all([few.stop(), many.stop()])
}

/** The times of an operation and the CPU of one, in milliseconds. Times are those of the machine as it is: run it when nothing else runs. */
async function timed(times: number, operation: () => Promise<unknown>): Promise<{ p50: number; p99: number; cpu: number }> {
  const taken: number[] = []
  const began = process.cpuUsage()
  for (let i = 0; i < times; i++) {
    const before = performance.now()
    await operation()
    taken.push(performance.now() - before)
  }
  const { user, system } = process.cpuUsage(began)
  taken.sort((a, b) => a - b)
  return { p50: percentile(taken, 0.5), p99: percentile(taken, 0.99), cpu: (user + system) / 1000 / times }
}

const LIMIT = 51
// As far as the API counts a list and a search.
const [COUNTED, FOUND] = [10_000, 1000]
type Asked = { readonly match?: object; readonly page: PageRequest }

const pick = <T>(of: readonly T[]): T => of[anyOf(of.length)] as T
/** The questions of an administrator to a list, each with its page and its total. */
const asked: Readonly<Record<string, () => Asked>> = {
  'first page, newest first': () => ({ page: { order: 'created_at', descending: true } }),
  'any page by creation': () => {
    const number = anyOf(CLIENTS)
    return { page: { order: 'created_at', descending: Math.random() < 0.5, after: { value: madeAt(number), key: idOf(number) } } }
  },
  'any page by name': () => {
    const number = anyOf(CLIENTS)
    return { page: { order: 'name', descending: Math.random() < 0.5, after: { value: nameOf(number), key: idOf(number) } } }
  },
  'any page of one owner': () => {
    const number = anyOf(CLIENTS)
    return { match: { owner: `usr_${number % 5000}` }, page: { order: 'created_at', descending: true, after: { value: madeAt(number), key: idOf(number) } } }
  },
  'search, a common word': () => ({ page: { search: pick(WORDS) } }),
  'search, two common words (half of the pairs never meet)': () => ({ page: { search: `${pick(WORDS)} ${pick(WORDS)}` } }),
  'search, the beginning of a word': () => ({ page: { search: pick(WORDS).slice(0, 1 + anyOf(2)) } }),
  'search, a rare number': () => ({ page: { search: String(anyOf(CLIENTS)).padStart(7, '0') } }),
  'search, a piece of an id': () => ({ page: { search: idOf(anyOf(CLIENTS)).slice(4, 9) } }),
  'search, a whole name': () => ({ page: { search: nameOf(anyOf(CLIENTS)) } }),
  'search, nothing has it': () => ({ page: { search: `zq${anyOf(1e6)}xj` } }),
  'search, any later page': () => {
    const number = anyOf(CLIENTS)
    return { page: { search: pick(WORDS), after: { value: madeAt(number), key: idOf(number) } } }
  },
}

// As the API does it: a search that takes long answers with what it has.
const paused = () => {}

/** Row 11: a page and its total, of any list and any search. */
async function lists(): Promise<void> {
  const store = await openSqlite(join(folder, 'many', 'gatehouse.db'), resources)
  const table = store.in(DEFAULT_TENANT).table(client)
  for (const [what, ask] of Object.entries(asked)) {
    const run = async () => {
      const { match = {}, page } = ask()
      await table.find(match, { ...page, limit: LIMIT, paused })
      await table.count(match, page.search === undefined ? { upTo: COUNTED } : { upTo: FOUND, search: page.search, paused })
    }
    await timed(50, run)
    const { p50, p99, cpu } = await timed(SAMPLES, run)
    print('11', what, `p50 ${p50.toFixed(2)} p99 ${p99.toFixed(2)} ms, CPU ${cpu.toFixed(2)}`, p99 <= 5)
  }
  await store.close()
}

/** CPU of one lookup, in µs. */
async function lookup(store: Store, keys: readonly string[]): Promise<number> {
  const table = store.in(DEFAULT_TENANT).table(accessToken)
  const costs: number[] = []
  for (let round = 0; round < ROUNDS + 1; round++) {
    const before = process.cpuUsage()
    for (const key of keys) if (!(await table.get(key))) throw new Error('a token is not found')
    const { user, system } = process.cpuUsage(before)
    costs.push((user + system) / keys.length)
  }
  return median(costs.slice(1))
}

/** Inserts as requests would, a few at a time; gives the p99 of the time until each was on disk. */
async function traffic(store: Store, seconds: number): Promise<number> {
  const table = store.in(DEFAULT_TENANT).table(accessToken)
  const taken: number[] = []
  const until = performance.now() + seconds * 1000
  const worker = async () => {
    while (performance.now() < until) {
      const before = performance.now()
      await table.insert(aToken(Date.now() + 3_600_000, anyOf(1000)))
      taken.push(performance.now() - before)
      await wait(1)
    }
  }
  await Promise.all(Array.from({ length: 8 }, worker))
  return percentile(
    taken.sort((a, b) => a - b),
    0.99,
  )
}

/** Row 12: lookups among many tokens against few, and what a purge adds to the time of a write. */
async function tokens(): Promise<void> {
  const last = Date.now() - 60_000
  const [fewKeys, manyKeys] = [
    await seedTokens(join(folder, 'few.db'), { many: 10_000, last, sample: 10_000 }),
    await seedTokens(join(folder, 'many.db'), { many: TOKENS, last, sample: 10_000 }),
  ]
  const few = await openSqlite(join(folder, 'few.db'), resources)
  const many = await openSqlite(join(folder, 'many.db'), resources)
  const [ofFew, ofMany] = [await lookup(few, fewKeys), await lookup(many, manyKeys)]
  print(
    '12',
    `lookup among ${TOKENS} tokens, against 10000`,
    `${ofMany.toFixed(1)} / ${ofFew.toFixed(1)} µs ${(ofMany / ofFew).toFixed(2)}x`,
    ofMany / ofFew <= 2,
  )
  const quiet = await traffic(many, 3)
  const started = performance.now()
  let over = false
  const purging = many.purge(Date.now()).then((removed) => {
    over = true
    return removed
  })
  const busy = await traffic(many, 5)
  print('12', 'p99 of a write while purging, against none', `${busy.toFixed(2)} / ${quiet.toFixed(2)} ms`, busy - quiet <= 5)
  if (over) print('', 'purged in', `${((performance.now() - started) / 1000).toFixed(1)} s`, undefined)
  // Closing waits a second for the purge and no longer: the file is thrown away.
  await Promise.race([purging, wait(1)])
  await Promise.all([few.close(), many.close().catch(() => {})])
  await purging.catch(() => {})
}

const chosen = process.argv.slice(2)
const wanted = (part: string) => chosen.length === 0 || chosen.includes(part)
try {
  if (wanted('clients')) {
    await tokenCost()
    await lists()
  }
  if (wanted('tokens')) await tokens()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exit(0)
