import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { adminScopes } from '#model/system-scopes.ts'
import { makeClient } from '../support/clients.ts'
import { athOf, type ProofKey, proofKey } from '../support/dpop.ts'
import { makePerson } from '../support/people.ts'
import { personToken } from '../support/person-token.ts'
import { type CallAnswer, startServer, type TestServer } from '../support/server.ts'

interface Operation {
  readonly method: string
  readonly path: string
  /** Any one of them opens it. */
  readonly scopes: readonly string[]
  readonly hasBody: boolean
}
/** A token, the header that shows it, and what it carries. */
interface Shown {
  readonly authorization?: string
  readonly dpop?: (operation: Operation) => Promise<string>
}

let server: TestServer
let operations: readonly Operation[]
before(async () => {
  server = await startServer()
  const document = (await server.call('GET', '/openapi.json')).json
  operations = Object.entries<Record<string, { security: { token?: string[] }[]; requestBody?: unknown }>>(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { security, requestBody }]) => ({
      method: method.toUpperCase(),
      path: path.replaceAll(/\{[^}]+\}/g, 'nothing'),
      scopes: security.flatMap(({ token = [] }) => token),
      hasBody: requestBody !== undefined,
    })),
  )
})
after(() => server.close())

/** Asks an operation, with a body that no operation takes: what gets past the guard then does nothing. */
async function ask(operation: Operation, { authorization, dpop }: Shown, root = ''): Promise<CallAnswer> {
  const headers = { ...(authorization ? { authorization } : {}), ...(dpop ? { dpop: await dpop(operation) } : {}) }
  return server.call(operation.method, root + operation.path, { headers, ...(operation.hasBody ? { json: [] } : {}) })
}
const challengeOf = ({ headers }: CallAnswer) => String(headers['www-authenticate'] ?? '')
const nameOf = ({ method, path }: Operation) => `${method} ${path}`

/** No operation answers the token with anything but 401, and a challenge with this error. */
async function refusedEverywhere(shown: Shown, error: string | undefined): Promise<void> {
  for (const operation of operations) {
    const answer = await ask(operation, shown)
    assert.equal(answer.status, 401, `${nameOf(operation)}: ${answer.text}`)
    const said = /error="([^"]+)"/.exec(challengeOf(answer))?.[1]
    assert.equal(said, error, `${nameOf(operation)}: ${challengeOf(answer)}`)
  }
}
const isLacking = (answer: CallAnswer) => answer.status === 403 && challengeOf(answer).includes('error="insufficient_scope"')

/** The token opens the operations that name one of its scopes, and no other: these say which scope they take. */
async function opensOnly(shown: Shown, held: readonly string[]): Promise<void> {
  for (const operation of operations) {
    const answer = await ask(operation, shown)
    const opens = operation.scopes.some((scope) => held.includes(scope))
    assert.equal(isLacking(answer), !opens, `${nameOf(operation)} with ${held.join(' ') || 'no scope'}: ${answer.status} ${answer.text.slice(0, 300)}`)
    assert.notEqual(answer.status, 401, nameOf(operation))
    if (!opens) assert(challengeOf(answer).includes(`scope="${operation.scopes.join(' ')}"`), nameOf(operation))
  }
}

const bearer = (token: string): Shown => ({ authorization: `Bearer ${token}` })
const everything = () => ({ authorize_scope: true, authorized_scopes: adminScopes.map((name) => ({ name })) })
async function tokenOf(basic: readonly [string, string], form: Record<string, string>, headers: Record<string, string> = {}, root = ''): Promise<string> {
  const answer = await server.call('POST', `${root}/oauth/token`, { form: { grant_type: 'client_credentials', ...form }, basic, headers })
  assert.equal(answer.status, 200, answer.text)
  return answer.json.access_token
}

describe('every operation of the document, asked', () => {
  test('without a token', () => refusedEverywhere({}, undefined))
  test('with something that is no token', () => refusedEverywhere(bearer('gat_nonsense'), 'invalid_token'))

  test('with a token that was revoked, or has expired', async () => {
    const { basic } = await makeClient(server, { ...everything(), access_token_ttl: 60 })
    const revoked = await tokenOf(basic, { scope: adminScopes.join(' ') })
    assert.equal((await server.call('POST', '/oauth/revoke', { form: { token: revoked }, basic })).status, 200)
    await refusedEverywhere(bearer(revoked), 'invalid_token')
    const expired = await tokenOf(basic, { scope: adminScopes.join(' ') })
    server.clock.skew = 120_000
    await refusedEverywhere(bearer(expired), 'invalid_token').finally(() => {
      server.clock.skew = 0
    })
  })

  test('with a token of an administrator of another tenant', async () => {
    const json = { slug: 'other', name: 'Other' }
    const { client_id, client_secret } = (await server.call('POST', '/api/tenants', { bearer: await server.adminToken(), json })).json.data
    const token = await tokenOf([client_id, client_secret], { scope: 'clients:manage:all users:manage:all' }, {}, '/t/other')
    await refusedEverywhere(bearer(token), 'invalid_token')
    const admin = bearer(await server.adminToken())
    for (const operation of operations) assert.equal((await ask(operation, admin, '/t/other')).status, 401, `${nameOf(operation)} in the other tenant`)
  })

  test('RFC 8707 §2 with a token that is for another API, whatever its scopes', async () => {
    const json = { identifier: 'https://orders.example/', name: 'Orders', scopes: adminScopes }
    const made = await server.call('POST', '/api/apis', { bearer: await server.adminToken(), json })
    assert.equal(made.status, 201, made.text)
    const { basic } = await makeClient(server, everything())
    const token = await tokenOf(basic, { scope: adminScopes.join(' '), resource: json.identifier })
    await refusedEverywhere(bearer(token), 'invalid_token')
  })

  test('with a token that is bound to a key, without a proof, and with one that was made for something else', async () => {
    const key: ProofKey = await proofKey()
    const { basic } = await makeClient(server, everything())
    const token = await tokenOf(basic, { scope: adminScopes.join(' ') }, await key.forTokens(server))
    await refusedEverywhere(bearer(token), 'invalid_token')
    const authorization = `DPoP ${token}`
    await refusedEverywhere({ authorization }, 'invalid_dpop_proof')
    await refusedEverywhere(
      { authorization, dpop: ({ method }) => key.proof(method, `${server.issuer}/elsewhere`, { claims: { ath: athOf(token) } }) },
      'invalid_dpop_proof',
    )
  })

  test('with a token of a client that holds no scope', async () => {
    await opensOnly(bearer(await tokenOf((await makeClient(server)).basic, {})), [])
  })

  test('with a token of a developer, of a person without a role, and of one who shows only an account', async () => {
    const developer = await makePerson(server, { roles: ['role_developer'] })
    await opensOnly(bearer(await personToken(server, developer)), ['account:manage:own', 'clients:manage:own'])
    await opensOnly(bearer(await personToken(server, developer, 'openid account:manage:own')), ['account:manage:own'])
    await opensOnly(bearer(await personToken(server, await makePerson(server))), ['account:manage:own'])
  })

  for (const scope of adminScopes)
    test(`with a token for ${scope} alone`, async () => {
      const { basic } = await makeClient(server, { authorize_scope: true, authorized_scopes: [{ name: scope }] })
      await opensOnly(bearer(await tokenOf(basic, { scope })), [scope])
    })
})
