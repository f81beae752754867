import { generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import { Connection, type Operation, post } from './drive.ts'

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Makes proofs of one new ES256 key for one URL (RFC 9449 §4.2). */
function prover(htu: string): () => string {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const header = encoded({ typ: 'dpop+jwt', alg: 'ES256', jwk: publicKey.export({ format: 'jwk' }) })
  const key = { key: privateKey, dsaEncoding: 'ieee-p1363' } as const
  return () => {
    const input = `${header}.${encoded({ jti: randomUUID(), htm: 'POST', htu, iat: Math.floor(Date.now() / 1000) })}`
    return `${input}.${sign('sha256', Buffer.from(input), key).toString('base64url')}`
  }
}

/** The request that is proved, and the URL that proofs name. */
export interface Proved {
  readonly port: number
  readonly path: string
  readonly htu: string
  readonly form: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
}

/** Asks for tokens with a fresh proof each time: every connection is a client with a key of its own. Signing is the work of the load generator. */
export const provedTokens = ({ port, path, htu, form, headers }: Proved, connections: number): Operation[] =>
  Array.from({ length: connections }, () => {
    const [connection, prove] = [new Connection(port), prover(htu)]
    return async () => {
      const reply = await connection.send(post(path, form, { ...headers, dpop: prove() }))
      if (!reply.body.includes('"token_type":"DPoP"')) throw new Error(`no bound token: ${reply.status} ${reply.body.slice(0, 300)}`)
      return 1
    }
  })
