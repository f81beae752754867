import assert from 'node:assert/strict'
import { get, type IncomingMessage } from 'node:http'
import { after, before, describe, test } from 'node:test'
import { type CodeFlow, codeFlow } from '../support/code-flow.ts'
import { athOf, type ProofKey, proofKey } from '../support/dpop.ts'
import { databases, type Nodes } from '../support/nodes.ts'
import { ADMIN_SECRET, type CallAnswer, startServer } from '../support/server.ts'

const [RACERS, ROUNDS] = [10, 5]

for (const [name, open] of databases)
  describe(`DPoP on ${name}`, () => {
    let running: Nodes
    let flow: CodeFlow
    let key: ProofKey
    before(async () => {
      running = await open()
      flow = await codeFlow({ server: running.nodes[0], client: { confidential: false, token_endpoint_auth_methods: ['none'] } })
      key = await proofKey()
    })
    after(() => running.close())

    /** The same request at once, in turn at both nodes. */
    const race = (send: (node: Nodes['nodes'][0], at: number) => Promise<CallAnswer>) =>
      Promise.all(Array.from({ length: RACERS }, (_, at) => send(running.nodes[at % 2 === 0 ? 0 : 1], at)))
    const won = (answers: readonly CallAnswer[]) => answers.filter(({ status }) => status === 200)
    const errors = (answers: readonly CallAnswer[]) => [...new Set(answers.filter(({ status }) => status !== 200).map(({ json }) => json.error))]
    const form = (more: Record<string, string>) => ({ client_id: flow.app.id, ...more })

    test('RFC 9449 §11.1 of ten who use one proof for ten different tokens at two nodes, one wins', async () => {
      for (let round = 0; round < ROUNDS; round++) {
        const refreshTokens: string[] = []
        for (let at = 0; at < RACERS; at++) {
          const { code, verifier } = await flow.code()
          refreshTokens.push((await flow.redeem(code, verifier, {}, await key.forTokens(flow.server))).json.refresh_token)
        }
        const headers = await key.forTokens(flow.server)
        const answers = await race((node, at) =>
          node.call('POST', '/oauth/token', { form: form({ grant_type: 'refresh_token', refresh_token: refreshTokens[at] ?? '' }), headers }),
        )
        assert.equal(won(answers).length, 1)
        assert.deepEqual(errors(answers), ['invalid_dpop_proof'])
      }
    })
    test('RFC 9449 §11.1 of ten who send one refresh word for word at two nodes, one is told anything', async () => {
      for (let round = 0; round < ROUNDS; round++) {
        const { code, verifier } = await flow.code()
        const { refresh_token } = (await flow.redeem(code, verifier, {}, await key.forTokens(flow.server))).json
        const headers = await key.forTokens(flow.server)
        const answers = await race((node) => node.call('POST', '/oauth/token', { form: form({ grant_type: 'refresh_token', refresh_token }), headers }))
        assert.equal(won(answers).length, 1)
        assert.deepEqual(errors(answers), ['invalid_dpop_proof'])
      }
    })
    test('RFC 9700 §4.14.2 of ten refreshes with proofs of their own one mints, and all hear the same', async () => {
      const { code, verifier } = await flow.code()
      const { refresh_token } = (await flow.redeem(code, verifier, {}, await key.forTokens(flow.server))).json
      const proofs = await Promise.all(Array.from({ length: RACERS }, () => key.forTokens(flow.server)))
      const answers = await race((node, at) =>
        node.call('POST', '/oauth/token', { form: form({ grant_type: 'refresh_token', refresh_token }), headers: proofs[at] ?? {} }),
      )
      assert.equal(won(answers).length, RACERS)
      assert.equal(new Set(answers.map(({ json }) => `${json.access_token} ${json.refresh_token}`)).size, 1)
    })
    test('RFC 6749 §4.1.2 of ten who redeem one code with proofs of their own one wins, and then it is known to be stolen', async () => {
      const { code, verifier } = await flow.code()
      const proofs = await Promise.all(Array.from({ length: RACERS }, () => key.forTokens(flow.server)))
      const redemption = form({ grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: 'https://app.example/callback' })
      const answers = await race((node, at) => node.call('POST', '/oauth/token', { form: redemption, headers: proofs[at] ?? {} }))
      assert.equal(won(answers).length, 1)
      assert.deepEqual(errors(answers), ['invalid_grant'])
      assert.equal((await key.show(flow.server, { token: won(answers)[0]?.json.access_token })).status, 401)
    })
    test('RFC 9449 §11.1 of ten who show one proof to userinfo at two nodes, one is told', async () => {
      for (let round = 0; round < ROUNDS; round++) {
        const { code, verifier } = await flow.code()
        const { access_token: token } = (await flow.redeem(code, verifier, {}, await key.forTokens(flow.server))).json
        const dpop = await key.proof('GET', `${flow.server.issuer}/oauth/userinfo`, { claims: { ath: athOf(token) } })
        const answers = await race((node) => node.call('GET', '/oauth/userinfo', { headers: { authorization: `DPoP ${token}`, dpop } }))
        assert.equal(won(answers).length, 1)
        assert.deepEqual(errors(answers), ['invalid_dpop_proof'])
      }
    })
    test('RFC 9449 §11.1 a proof that was shown to one node is of no use at the other', async () => {
      const { code, verifier } = await flow.code()
      const headers = await key.forTokens(flow.server)
      const { refresh_token } = (await flow.redeem(code, verifier, {}, headers)).json
      const [, other] = running.nodes
      const again = await other.call('POST', '/oauth/token', { form: form({ grant_type: 'refresh_token', refresh_token }), headers })
      assert.equal(again.json.error, 'invalid_dpop_proof')
    })
    test('RFC 9449 §8 both nodes know the nonce of either', async () => {
      const [one, other] = running.nodes
      const told = await one.call('POST', '/oauth/token', {
        form: form({ grant_type: 'refresh_token', refresh_token: 'x' }),
        headers: await key.forTokens(one, { claims: { nonce: 'x' } }),
      })
      const nonce = String(told.headers['dpop-nonce'])
      const { code, verifier } = await flow.code()
      const redemption = form({ grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: 'https://app.example/callback' })
      const answer = await other.call('POST', '/oauth/token', { form: redemption, headers: await key.forTokens(other, { claims: { nonce } }) })
      assert.equal(answer.status, 200, answer.text)
    })
  })

test('RFC 6750 §3 whatever stands in the URL, the challenge is well-formed', async () => {
  const server = await startServer({ listen: true })
  const key = await proofKey()
  const form = { grant_type: 'client_credentials', scope: 'clients:read:all' }
  const answer = await server.call('POST', '/oauth/token', { form, basic: ['gatehouse-admin', ADMIN_SECRET], headers: await key.forTokens(server) })
  const token = answer.json.access_token
  const dpop = await key.proof('GET', `${server.issuer}/api/clients`, { claims: { ath: athOf(token) } })
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  // A client of HTTP that does not mind what a URL may hold.
  get({ port: new URL(server.issuer).port, path: '/api/clients/a"\\b', headers: { authorization: `DPoP ${token}`, dpop } }, resolve).on('error', reject)
  const { statusCode, headers } = await promise
  assert.equal(statusCode, 401)
  assert.match(String(headers['www-authenticate']), /^DPoP error="invalid_dpop_proof", error_description="[^"\\]*clients\/a''b", algs="[^"\\]*"$/)
  await server.close()
})
