import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { ReadyPolicy } from '#policy/ready/ready-policy.ts'
import { describedServer } from '../support/described.ts'

const server = await describedServer()
after(() => server.close())
const { api } = server
const ready = (await api('GET', '/api/policies/ready')).json.data as readonly ReadyPolicy[]

/** The effect of a ready policy on a request, alone and with deny by default where it allows. */
async function effectOf({ policy, point }: ReadyPolicy, { request }: ReadyPolicy['passes']): Promise<string> {
  const { most_scopes, longest_ttl, step_up, by_scope: _, operations: __, ...plain } = policy
  const narrowing = { ...(most_scopes && { most_scopes }), ...(longest_ttl && { longest_ttl }), ...(step_up && { step_up }) }
  const answer = await api('POST', '/api/policies/evaluate', { point, request, policy: { ...plain, ...narrowing } })
  assert.equal(answer.status, 200, answer.text)
  const { effect, lifetime, decided_by } = answer.json.data
  if (effect !== 'allow') return 'stopped'
  if (lifetime !== null) return 'stopped'
  return policy.effect === 'allow' && Object.keys(narrowing).length === 0 && decided_by === null ? 'stopped' : 'passes'
}

test('AID-35 every ready policy lets its one request pass, and stops or narrows the other', async () => {
  assert.ok(ready.length >= 12)
  assert.equal(new Set(ready.map(({ slug }) => slug)).size, ready.length)
  for (const each of ready) {
    assert.equal(await effectOf(each, each.passes), 'passes', `${each.slug}: ${each.passes.name}`)
    assert.equal(await effectOf(each, each.stopped), 'stopped', `${each.slug}: ${each.stopped.name}`)
  }
})

test('AID-35 every ready policy is saved as it is, in shadow, with its requests as cases', async () => {
  for (const { policy, slug } of ready) {
    const made = await api('POST', '/api/policies', { policy })
    assert.deepEqual([made.status, made.json.data?.stage, made.json.data?.cases.length], [201, 'shadow', 2], `${slug}: ${made.text}`)
    await api('DELETE', `/api/policies/${made.json.data.id}`)
  }
})
