import { newRow } from '#fields/write.ts'
import { type Policy, policy } from '#model/policy.ts'
import type { PolicyRequest } from '#model/policy-request.ts'
import { compilePolicy } from '#policy/compiled-policy.ts'
import { decide } from '#policy/decide.ts'
import { simulatedSource } from '#policy/gathered-request.ts'
import { sortPolicies } from '#policy/policy-set.ts'
import { tokens } from './lines.ts'
import { inTurn, median } from './measure.ts'
import { startOurs } from './ours.ts'

/*
 * Access policies: a decision over 100 and over 1,000 global policies, all of which are asked, within 50 µs and 300 µs at the median; and tokens
 * issued under ten policies, within 10 % of the CPU of tokens issued under none.
 */
const BUDGETS = [
  [100, 50],
  [1000, 300],
] as const
const MOST_SLOWER = 1.1
const DECISIONS = 3000

const request: PolicyRequest = {
  method: 'GET',
  path: '/api/clients/c1',
  params: { id: 'c1' },
  operation: { id: 'get_api_clients_id' },
  client: { id: 'c1', namespace: 'shop', metadata: { tier: 'gold' } },
  roles: ['editor'],
  time: { epoch: 0, date: '1970-01-01', hour: 0, minute: 0, weekday: 4 },
}

/** Rules of the kinds that people write, none of which applies: so all are asked. */
const rules = [
  (i: number) => ({ engine: 'matcho', rule: { method: 'DELETE', client: { namespace: `ns-${i}` } } }) as const,
  (i: number) => ({ engine: 'matcho', rule: { client: { metadata: { tier: { $enum: [`t-${i}`, 'silver'] } } } } }) as const,
  (i: number) => ({ engine: 'matcho', rule: { params: { id: { $not: '.client.id' } }, client: { id: `other-${i}` } } }) as const,
  (i: number) => ({ engine: 'matcho-by-operation', rule: { [`operation_${i}`]: { method: 'GET' } } }) as const,
]
const rows = (count: number): Policy[] =>
  Array.from({ length: count }, (_, i) =>
    newRow(policy, { id: `p${i}`, name: `p${i}`, stage: 'enforced', effect: 'deny', ...rules[i % rules.length]?.(i) } as never),
  )

/** The median of a decision, in µs. */
async function decisionOver(count: number): Promise<number> {
  const set = sortPolicies(await Promise.all(rows(count).map(compilePolicy)), { deny_by_default: [], rehearsed: [] })
  const source = simulatedSource(request)
  const took: number[] = []
  for (let i = 0; i < DECISIONS; i++) {
    const began = performance.now()
    const { effect } = await decide(set, { point: 'operation', operation: 'get_api_clients_id', client_id: 'c1', source })
    took.push((performance.now() - began) * 1000)
    if (effect !== 'allow') throw new Error('a policy of the bench applies')
  }
  return median(took)
}

/** CPU of a token under ten policies, as a share of that under none. */
async function tokensUnderPolicies(): Promise<number> {
  const [without, under] = [await startOurs(), await startOurs()]
  try {
    for (const { name, effect, stage, engine, rule } of rows(10)) {
      const made = await under.api('POST', '/api/policies', { policy: { name, effect, stage, engine, rule } })
      if (made.status !== 201) throw new Error(`the bench could not make a policy: ${made.body}`)
    }
    const side = async (server: typeof under) => ({ servers: [server], operations: await tokens('opaque')(server) })
    const { a, b } = await inTurn(await side(under), await side(without))
    return a.cpu / (b?.cpu ?? Number.NaN)
  } finally {
    await Promise.all([without.stop(), under.stop()])
  }
}

let met = true
for (const [count, budget] of BUDGETS) {
  const took = await decisionOver(count)
  met &&= took <= budget
  console.log(`a decision over ${count} policies: ${took.toFixed(1)} µs (budget ${budget})`)
}
const share = await tokensUnderPolicies()
met &&= share <= MOST_SLOWER
console.log(`tokens under ten policies: ${((share - 1) * 100).toFixed(1)} % more CPU than under none (budget ${((MOST_SLOWER - 1) * 100).toFixed(0)} %)`)
process.exitCode = met ? 0 : 1
