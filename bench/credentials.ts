import { createHash, generateKeyPairSync, hash, type KeyObject, sign, verify } from 'node:crypto'
import { Connection, type Operation, post, request } from './drive.ts'
import { inTurn, type Result } from './measure.ts'
import { basic, type Ours, SECRET, startOurs } from './ours.ts'

const CONNECTIONS = 32
const p1363 = { dsaEncoding: 'ieee-p1363' } as const
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const seconds = () => Math.floor(Date.now() / 1000)
const disclosed = ['a', 'b', 'c', 'd', 'e']

/** The key of a holder, and JWTs that it signs. */
function holder() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const jwk = publicKey.export({ format: 'jwk' })
  const jwt = (header: object, claims: object) => {
    const input = `${encoded({ alg: 'ES256', ...header })}.${encoded(claims)}`
    return `${input}.${sign('sha256', Buffer.from(input), { key: privateKey, ...p1363 }).toString('base64url')}`
  }
  return { jwk, jwt }
}
type Holder = ReturnType<typeof holder>

/** The time of one call in µs, on this processor. */
function timed(work: () => unknown, times = 4000): number {
  for (let at = 0; at < times; at++) work()
  const before = process.hrtime.bigint()
  for (let at = 0; at < times; at++) work()
  return Number(process.hrtime.bigint() - before) / 1000 / times
}

/** The bare cryptography in µs: signatures made and verified, and digests of disclosures. */
function bare(counts: { readonly signed: number; readonly verified: number; readonly digests: number; readonly keys: number }): number {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const bytes = Buffer.alloc(700, 7)
  const signature = sign('sha256', bytes, { key: privateKey, ...p1363 })
  const pem = (key: KeyObject) => ({ key, ...p1363 })
  return (
    counts.signed * timed(() => sign('sha256', bytes, pem(privateKey))) +
    counts.verified * timed(() => verify('sha256', bytes, pem(publicKey), signature)) +
    counts.digests * timed(() => hash('sha256', 'a disclosure of some sixty characters, as they usually are', 'base64url')) +
    counts.keys * timed(() => generateKeyPairSync('ec', { namedCurve: 'P-256' }))
  )
}

/** A server with a credential of five disclosures, a verifier of it, and a wallet's token. */
async function prepared(server: Ours) {
  const connection = new Connection(server.port)
  const ask = async (text: string) => {
    const { status, body } = await connection.send(text)
    if (status >= 300) throw new Error(`the bench could not prepare: ${status} ${body.slice(0, 300)}`)
    return JSON.parse(body)
  }
  const scope = 'credentials:manage:all credentials:read:all users:read:all clients:manage:all'
  const { access_token: admin } = await ask(post('/oauth/token', { grant_type: 'client_credentials', scope }, basic('admin', SECRET)))
  const api = (method: string, path: string, body?: unknown) =>
    ask(request(method, path, { authorization: `Bearer ${admin}`, 'content-type': 'application/json' }, body === undefined ? '' : JSON.stringify(body)))
  await api('POST', '/api/clients', { client: { id: 'issuer', name: 'issuer', supported_grant_types: ['preauthorized_code'] } })
  const claims = disclosed.map((name) => ({ name, value: `the value of ${name}`, disclosable: true }))
  await api('POST', '/api/credential-configurations', { identifier: 'card', vct: 'https://id.example/card', claims, signing_alg: 'ES256' })
  const dcql = { credentials: [{ id: 'card', format: 'dc+sd-jwt', meta: { vct_values: ['https://id.example/card'] } }] }
  const asked = { name: 'door', dcql, client_id_prefix: 'redirect_uri', encrypted_response: false }
  const verifier = (await api('POST', '/api/verifiers', asked)).data.id
  const [person] = (await api('GET', '/api/users?limit=1')).data
  const offered = { client_id: 'issuer', user_id: person.id, credential_configuration_ids: ['card'] }
  const { grants } = (await api('POST', '/api/credential-offers', offered)).data.credential_offer
  const grant_type = 'urn:ietf:params:oauth:grant-type:pre-authorized_code'
  const { access_token: token } = await ask(post('/oauth/token', { grant_type, 'pre-authorized_code': grants[grant_type]['pre-authorized_code'] }))
  connection.close()
  return { admin, token, verifier }
}
type Prepared = Awaited<ReturnType<typeof prepared>>

const bearer = (token: string) => ({ authorization: `Bearer ${token}`, 'content-type': 'application/json' })

/** Fetches a credential with a fresh nonce, by a key of its own: two requests that count as one operation. */
async function fetchCredential(connection: Connection, server: Ours, { token }: Prepared, by: Holder): Promise<string> {
  const { c_nonce: nonce } = JSON.parse((await connection.send(post('/openid/nonce', {}))).body)
  const proof = by.jwt({ typ: 'openid4vci-proof+jwt', jwk: by.jwk }, { aud: `http://localhost:${server.port}`, iat: seconds(), nonce })
  const body = JSON.stringify({ credential_configuration_id: 'card', proofs: { jwt: [proof] } })
  const reply = await connection.send(request('POST', '/openid/credential', bearer(token), body))
  if (reply.status !== 200) throw new Error(`no credential: ${reply.status} ${reply.body.slice(0, 300)}`)
  return JSON.parse(reply.body).credentials[0].credential
}

const issuing = (server: Ours, made: Prepared): Operation[] =>
  Array.from({ length: CONNECTIONS }, () => {
    const [connection, by] = [new Connection(server.port), holder()]
    return async () => {
      await fetchCredential(connection, server, made, by)
      return 1
    }
  })

/** Asks for a presentation by the API and answers it as a wallet: two requests that count as one operation. */
const presenting = async (server: Ours, made: Prepared): Promise<Operation[]> =>
  Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      const [connection, by] = [new Connection(server.port), holder()]
      const credential = await fetchCredential(connection, server, made, by)
      const sd_hash = createHash('sha256').update(credential).digest('base64url')
      return async () => {
        const started = await connection.send(request('POST', '/api/presentations', bearer(made.admin), JSON.stringify({ verifier: made.verifier })))
        const { links } = JSON.parse(started.body).data
        const query = new URL(links.cross_device).searchParams
        const binding = by.jwt({ typ: 'kb+jwt' }, { aud: query.get('client_id'), nonce: query.get('nonce'), iat: seconds(), sd_hash })
        const form = { vp_token: JSON.stringify({ card: [credential + binding] }), state: query.get('state') ?? '' }
        const reply = await connection.send(post(new URL(query.get('response_uri') ?? '').pathname, form))
        if (reply.status !== 200) throw new Error(`not accepted: ${reply.status} ${reply.body.slice(0, 300)}`)
        return 1
      }
    }),
  )

async function alone(
  operations: (server: Ours, made: Prepared) => Promise<Operation[]> | Operation[],
  limit: number,
  budget: number,
): Promise<Omit<Result, 'name' | 'row'>> {
  const server = await startOurs()
  try {
    const { a } = await inTurn({ servers: [server], operations: await operations(server, await prepared(server)) })
    return { ...a, theirs: undefined, ratio: undefined, share: limit / a.cpu, met: a.cpu <= budget }
  } finally {
    await server.stop()
  }
}

/** Issuance of `dc+sd-jwt` with five disclosures: one proof is verified, one credential signed. */
export const issueDisclosures = () => alone(issuing, bare({ signed: 1, verified: 1, digests: disclosed.length, keys: 0 }), 600)
/** Verification of a presentation of it: the issuer's signature, the holder's, and a key for the response. */
export const verifyPresentations = () => alone(presenting, bare({ signed: 0, verified: 2, digests: disclosed.length + 1, keys: 1 }), 900)
