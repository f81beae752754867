import { collectDefaultMetrics, type Metric, Registry } from 'prom-client'
import { getOrInsertComputed } from '#kit/get-or-insert.ts'
import type { Happening } from '#usage/tally.ts'
import type { Observation } from './serve.ts'

/** The metrics of the server: an increment costs a map look-up and a few additions; the text is rendered at a scrape. */
export interface Metrics {
  observe(seen: Observation): void
  happened(happening: Happening): void
  /** The Prometheus text format. */
  render(): Promise<string>
  readonly contentType: string
}

type Labels = Readonly<Record<string, string>>
interface MetricSample {
  readonly labels: Labels
  readonly value: number
  readonly metricName?: string
}

/** Upper bounds in milliseconds. */
const BUCKETS = Float64Array.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)

/** The histogram of durations for one set of labels. */
class Durations {
  readonly labels: Labels
  readonly status: number
  readonly #counts = new Float64Array(BUCKETS.length + 1)
  #sum = 0
  constructor(labels: Labels) {
    this.labels = labels
    this.status = Number(labels['status'])
  }

  add(milliseconds: number): void {
    let at = 0
    while (at < BUCKETS.length && milliseconds > (BUCKETS[at] ?? 0)) at++
    this.#counts[at] = (this.#counts[at] ?? 0) + 1
    this.#sum += milliseconds
  }

  samples(name: string): MetricSample[] {
    let total = 0
    const buckets = [...this.#counts].map((count, at): MetricSample => {
      total += count
      const bound = BUCKETS[at]
      return { labels: { ...this.labels, le: bound === undefined ? '+Inf' : String(bound / 1000) }, value: total, metricName: `${name}_bucket` }
    })
    return [
      ...buckets,
      { labels: this.labels, value: this.#sum / 1000, metricName: `${name}_sum` },
      { labels: this.labels, value: total, metricName: `${name}_count` },
    ]
  }
}

/** Counts by one label. */
class Counts {
  readonly #counts = new Map<string, number>()
  add(name: string): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1)
  }
  samples(label: string): MetricSample[] {
    return [...this.#counts].map(([name, value]) => ({ labels: { [label]: name }, value }))
  }
}

interface DescribedMetric {
  readonly type: 'counter' | 'histogram'
  readonly name: string
  readonly help: string
}

function registerSamples(registry: Registry, { type, name, help }: DescribedMetric, samples: () => MetricSample[]): void {
  const metric = { name, help, type, aggregator: 'sum', get: async () => ({ name, help, type, aggregator: 'sum', values: samples() }), reset: () => {} }
  // Our counters are cheaper than the library's classes; to render the text it only calls `get` of a metric.
  registry.registerMetric(metric as unknown as Metric)
}

/** Labels hold the pattern of an endpoint, a grant type, an error code: never anything a client sent, so their number has a bound. */
export function openMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Map<string, Map<string, Durations[]>>()
  const [tokens, refusals, signIns] = [new Counts(), new Counts(), new Counts()]
  const durations = 'gatehouse_http_request_duration_seconds'
  registerSamples(registry, { type: 'histogram', name: durations, help: 'Requests by method, endpoint and status, and how long they took.' }, () =>
    [...requests.values()].flatMap((methods) => [...methods.values()]).flatMap((statuses) => statuses.flatMap((of) => of.samples(durations))),
  )
  registerSamples(registry, { type: 'counter', name: 'gatehouse_tokens_issued_total', help: 'Access tokens by the grant that issued them.' }, () =>
    tokens.samples('grant'),
  )
  registerSamples(registry, { type: 'counter', name: 'gatehouse_refusals_total', help: 'Refused requests by error code.' }, () => refusals.samples('error'))
  registerSamples(registry, { type: 'counter', name: 'gatehouse_sign_ins_total', help: 'People who signed in, by tenant.' }, () => signIns.samples('tenant'))
  return {
    observe({ method, route, status, duration }) {
      // Nested maps, so that no key has to be concatenated and hashed for each request.
      const methods = getOrInsertComputed(requests, route, () => new Map<string, Durations[]>())
      const statuses = getOrInsertComputed(methods, method, () => [])
      let of = statuses.find((known) => known.status === status)
      if (!of) {
        of = new Durations({ method, route, status: String(status) })
        statuses.push(of)
      }
      of.add(duration)
    },
    happened({ tenant, what, detail }) {
      if (what === 'tokens') tokens.add(detail ?? 'other')
      else if (what === 'refusals') refusals.add(detail ?? 'other')
      else if (what === 'sign_ins') signIns.add(tenant)
    },
    render: () => registry.metrics(),
    contentType: registry.contentType,
  }
}
