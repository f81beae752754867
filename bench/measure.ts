import { load, type Operation, percentile } from './drive.ts'
import type { ServerProcess } from './server-process.ts'

/** How long each measurement lasts, in seconds, and how often it is repeated. */
export const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 2)
export const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 3)
/** Seconds of load before anything is measured: the compiler warms up. */
export const WARM_UP = 4

/** Server CPU per operation in µs, and latencies in ms. */
export interface Measure {
  readonly cpu: number
  readonly p50: number
  readonly p99: number
}

/** One printed line of the table. */
export interface Result extends Measure {
  readonly name: string
  readonly row: string
  /** The other server, or whatever ours is compared with. */
  readonly theirs: number | undefined
  readonly ratio: number | undefined
  readonly share: number | undefined
  readonly met: boolean
}

export async function measure(servers: readonly ServerProcess[], operations: readonly Operation[]): Promise<Measure> {
  const cpu = () => servers.reduce((sum, server) => sum + server.cpu(), 0)
  const before = cpu()
  const done = await load(operations, SECONDS)
  return { cpu: ((cpu() - before) / done.requests) * 1e6, p50: percentile(done.latencies, 0.5), p99: percentile(done.latencies, 0.99) }
}

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** One side of a comparison. */
export interface Side {
  readonly servers: readonly ServerProcess[]
  readonly operations: readonly Operation[]
}

/** Measures both sides in turn, A B A B, and takes the medians. */
export async function inTurn(a: Side, b?: Side): Promise<{ readonly a: Measure; readonly b: Measure | undefined }> {
  const [ofA, ofB]: [Measure[], Measure[]] = [[], []]
  await load(a.operations, WARM_UP)
  if (b) await load(b.operations, WARM_UP)
  for (let round = 0; round < ROUNDS; round++) {
    ofA.push(await measure(a.servers, a.operations))
    if (b) ofB.push(await measure(b.servers, b.operations))
  }
  const medians = (all: readonly Measure[]): Measure => ({
    cpu: median(all.map((m) => m.cpu)),
    p50: median(all.map((m) => m.p50)),
    p99: median(all.map((m) => m.p99)),
  })
  return { a: medians(ofA), b: b && medians(ofB) }
}
