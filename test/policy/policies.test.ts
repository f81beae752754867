import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { decodeJwt } from 'jose'
import type { Policy, Verdict } from '#policy/engine.ts'
import { allow } from '#policy/engines/allow.ts'
import type { Question } from '#policy/points.ts'
import { makeClient } from '../support/clients.ts'
import { codeFlow } from '../support/code-flow.ts'
import { makeScopes } from '../support/scopes.ts'
import { startServer } from '../support/server.ts'

const asked: Question[] = []
/** What the policy of a test says; by default nothing. */
let say: (question: Question) => Verdict = () => ({ effect: 'allow' })
const engine = {
  name: 'test',
  answer: (question: Question) => {
    asked.push(question)
    return say(question)
  },
}
const policies: readonly Policy[] = [
  { name: 'all', point: 'token', engine: allow },
  { name: 'tokens', point: 'token', engine },
  { name: 'operations', point: 'operation', engine },
]
const server = await startServer({ policies, settings: { implicit_grant: true } })
after(() => server.close())

/** Runs with a policy, and gives what it was asked. */
async function under<T>(verdict: (question: Question) => Verdict, work: () => Promise<T>): Promise<{ readonly result: T; readonly questions: Question[] }> {
  asked.length = 0
  say = verdict
  try {
    return { result: await work(), questions: [...asked] }
  } finally {
    say = () => ({ effect: 'allow' })
  }
}
const ask = (basic: readonly [string, string], scope?: string) =>
  server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials', ...(scope && { scope }) }, basic })

test('a policy that allows changes nothing, and is told whose token it is and by which grant', async () => {
  await makeScopes(server, ['pol.read', 'pol.write'])
  const { id, basic } = await makeClient(server)
  const { result, questions } = await under(
    () => ({ effect: 'allow' }),
    () => ask(basic, 'pol.read'),
  )
  assert.deepEqual([result.status, result.json.scope], [200, 'pol.read'])
  const [question] = questions
  assert(question?.point === 'token')
  assert.deepEqual([question.client_id, question.user_id, question.grant_type, question.scope], [id, undefined, 'client_credentials', ['pol.read']])
})

test('a policy narrows the scope of a token and shortens its life, and widens neither', async () => {
  const { basic } = await makeClient(server, { access_token_format: 'jwt' })
  const narrowed = await under(
    () => ({ effect: 'allow', scope: ['pol.read', 'admin'], lifetime: 5 }),
    () => ask(basic, 'pol.read pol.write'),
  )
  const { access_token, scope, expires_in } = narrowed.result.json
  assert.deepEqual([scope, expires_in, decodeJwt(access_token)['scope']], ['pol.read', 5, 'pol.read'])
  const longer = await under(
    () => ({ effect: 'allow', lifetime: 86_400 }),
    () => ask(basic),
  )
  assert.equal(longer.result.json.expires_in, 3600)
})

test('a policy that denies is access_denied at the token endpoint, spends nothing, and is explained with its trace', async () => {
  const flow = await codeFlow({ server })
  const { code, verifier } = await flow.code()
  const { result } = await under(
    () => ({ effect: 'deny', reason: 'not at night' }),
    () => flow.redeem(code, verifier),
  )
  assert.deepEqual([result.status, result.json.error], [400, 'access_denied'])
  assert.match(result.json.error_description, /not at night/)
  await server.explanations.flush()
  const bearer = await server.adminToken()
  const [explained] = (await server.call('GET', `/api/explanations?client_id=${flow.app.id}`, { bearer })).json.data
  assert.deepEqual([explained.check, explained.expected], ['policy', ['all (allow): allow', 'tokens (test): deny, not at night']])
  assert.equal((await flow.redeem(code, verifier)).status, 200)
})

test('a policy that wants a stronger sign-in is told how the person signed in, and the client that it is not enough', async () => {
  const flow = await codeFlow({ server })
  const { code, verifier } = await flow.code()
  const { result, questions } = await under(
    () => ({ effect: 'step_up', reason: 'sign in with two factors', max_age: 60 }),
    () => flow.redeem(code, verifier),
  )
  assert.equal(result.json.error, 'unmet_authentication_requirements')
  assert(questions[0]?.point === 'token' && questions[0].authentication?.amr.includes('pwd'))
})

test('tokens of the implicit flow are decided like all others', async () => {
  const flow = await codeFlow({ server, client: { supported_grant_types: ['implicit'] } })
  const authorize = (response_type: string) => flow.authorize({ response_type, nonce: 'n', code_challenge: undefined, code_challenge_method: undefined })
  for (const response_type of ['id_token token', 'id_token']) {
    const { result } = await under(
      () => ({ effect: 'deny', reason: 'no' }),
      () => authorize(response_type),
    )
    assert.match(String(result.stop.url), /error=access_denied/, response_type)
  }
})

test('a policy decides operations of the API by caller and target, after the scope let them in', async () => {
  const { id, basic } = await makeClient(server)
  const bearer = await server.adminToken()
  const shut = () => ({ effect: 'deny', reason: 'that one is not yours' }) as const
  const { result, questions } = await under(shut, () => server.call('GET', `/api/clients/${id}`, { bearer }))
  assert.equal(result.status, 403)
  assert.match(result.json.detail, /that one is not yours/)
  const [question] = questions
  assert(question?.point === 'operation')
  assert.deepEqual([question.operation.path, question.target['id'], question.caller.type], ['/api/clients/:id', id, 'client'])
  const weak = (await ask(basic)).json.access_token
  assert.deepEqual((await under(shut, () => server.call('GET', `/api/clients/${id}`, { bearer: weak }))).questions, [])
})
