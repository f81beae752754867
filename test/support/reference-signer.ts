import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

/** A request to a signer (docs/guides/remote-signing.md). */
interface Asked {
  readonly kid: string
  readonly alg: string
  readonly input: string
}

/** A signer as the guide describes it, in some thirty lines: it holds one key for ES256 and one for RS256. */
export interface ReferenceSigner {
  readonly url: string
  readonly jwks: { readonly keys: readonly Record<string, unknown>[] }
  /** The requests it got, in order. */
  readonly asked: Asked[]
  /** The secret that a request must show; a test may rotate it. */
  secret: string
  /** How it goes wrong, if it does. */
  fault: 'none' | 'away' | 'wrong_signature' | 'nonsense'
  close(): Promise<void>
}

export async function referenceSigner(secret: string): Promise<ReferenceSigner> {
  const pairs = {
    'hsm-ec': ['ES256', generateKeyPairSync('ec', { namedCurve: 'P-256' })],
    'hsm-rsa': ['RS256', generateKeyPairSync('rsa', { modulusLength: 2048 })],
  } as const
  const jwks = { keys: Object.entries(pairs).map(([kid, [alg, { publicKey }]]) => ({ ...publicKey.export({ format: 'jwk' }), kid, alg, use: 'sig' })) }
  const privateKeys = new Map<string, KeyObject>(Object.entries(pairs).map(([kid, [, { privateKey }]]) => [kid, privateKey]))
  const signed = (input: string, key: KeyObject) => sign('sha256', Buffer.from(input, 'base64url'), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')

  const server = createServer(async (request, response) => {
    const answer = (status: number, body: unknown) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const asked = (await json(request)) as Asked
    it.asked.push(asked)
    const key = privateKeys.get(asked.kid)
    if (request.headers.authorization !== `Bearer ${it.secret}`) answer(401, {})
    else if (it.fault === 'away' || !key) answer(503, {})
    else if (it.fault === 'nonsense') answer(200, { signature: 5 })
    else answer(200, { signature: signed(it.fault === 'wrong_signature' ? `${asked.input}AA` : asked.input, key) })
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const it: ReferenceSigner = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/sign`,
    jwks,
    asked: [],
    secret,
    fault: 'none',
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
  return it
}
