import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

/** CBOR of what an authenticator sends: small numbers, bytes, texts and maps. */
function cbor(value: number | string | Buffer | Map<number | string, unknown>): Buffer {
  const head = (major: number, n: number) =>
    n < 24 ? Buffer.from([(major << 5) | n]) : n < 256 ? Buffer.from([(major << 5) | 24, n]) : Buffer.from([(major << 5) | 25, n >> 8, n & 255])
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, one]) => [cbor(key), cbor(one as never)])])
}
const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest()
const text = (data: Buffer) => data.toString('base64url')

/** Where an authenticator believes to be, and what it does there. */
interface Circumstances {
  readonly origin?: string
  readonly rpId?: string
  /** It verified the person. */
  readonly verified?: boolean
  readonly count?: number
  /** The person it names (base64url). */
  readonly userHandle?: string
}

/** An authenticator in software with one passkey (ES256), for servers in this process. */
export function authenticator({ issuer }: { readonly issuer: string }) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(32)
  const cose = cbor(
    new Map<number, unknown>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, 'base64url')],
      [-3, Buffer.from(y, 'base64url')],
    ]),
  )
  const origin = new URL(issuer).origin
  const dataOf = ({ rpId = new URL(issuer).hostname, verified = true, count = 0 }: Circumstances, attested?: Buffer) => {
    const counted = Buffer.alloc(4)
    counted.writeUInt32BE(count)
    return Buffer.concat([sha256(rpId), Buffer.from([1 | (verified ? 4 : 0) | (attested ? 64 : 0)]), counted, attested ?? Buffer.alloc(0)])
  }
  const clientData = (type: string, challenge: string, at: Circumstances) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: at.origin ?? origin, crossOrigin: false }))
  const answer = (response: object) => JSON.stringify({ id: text(id), rawId: text(id), type: 'public-key', response, clientExtensionResults: {} })
  return {
    create(challenge: string, at: Circumstances = {}): string {
      const length = Buffer.from([0, id.length])
      const authData = dataOf(at, Buffer.concat([Buffer.alloc(16), length, id, cose]))
      const attestationObject = cbor(
        new Map<string, unknown>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', authData],
        ]),
      )
      return answer({
        clientDataJSON: text(clientData('webauthn.create', challenge, at)),
        attestationObject: text(attestationObject),
        transports: ['internal'],
      })
    },
    show(challenge: string, at: Circumstances = {}): string {
      const [authenticatorData, client] = [dataOf(at), clientData('webauthn.get', challenge, at)]
      const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(client)]), privateKey)
      const told = { authenticatorData: text(authenticatorData), clientDataJSON: text(client), signature: text(signature) }
      return answer({ ...told, ...(at.userHandle && { userHandle: at.userHandle }) })
    },
  }
}
export type Authenticator = ReturnType<typeof authenticator>
