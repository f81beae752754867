import { type KeyObject, sign } from 'node:crypto'
import { batchPerTick } from '#kit/batch-per-tick.ts'
import type { SigningAlg } from '#model/key-pair.ts'
import { algorithms } from './algorithms.ts'
import type { BytesFor, SignedBytes, Signing } from './keys.ts'

/** A private key with one algorithm. */
export interface Signer {
  /** A compact JWS of the claims; `kid` goes into the header instead of the key's own when it is given, and further members besides. */
  jws(claims: Readonly<Record<string, unknown>>, typ: string, named?: Pick<Signing, 'kid' | 'header'>): Promise<string>
  /** The signature of other bytes, which are made once the key is known. */
  bytes(bytesFor: BytesFor): Promise<SignedBytes>
}

interface SigningJob {
  readonly input: string
  readonly resolve: (jws: string) => void
  readonly reject: (cause: unknown) => void
}
interface SignerParts {
  readonly kid: string
  readonly alg: SigningAlg
  readonly key: KeyObject
  /** Called once per turn in which the key was used. */
  readonly used: () => void
}

/** Makes the signer of a key. It batches the signatures of one turn of the event loop. */
export function makeSigner({ kid, alg, key, used }: SignerParts): Signer {
  const signature = signatureOf(alg, key)
  const enqueue = batchPerTick<SigningJob>(
    (jobs) => {
      used()
      for (const job of jobs) {
        try {
          job.resolve(`${job.input}.${signature(job.input)}`)
        } catch (cause) {
          job.reject(cause)
        }
      }
    },
    // Signatures of one batch are stored and answered together, so waiting for those about to arrive saves more than it costs.
    { limit: perTurn(alg, key), patience: 2 },
  )
  // All tokens of a type share one header, so it is encoded once.
  const headers = new Map<string, string>()
  const headerOf = (typ: string) => {
    const known = headers.get(typ)
    if (known !== undefined) return known
    const made = encodePart({ alg, typ, kid })
    headers.set(typ, made)
    return made
  }
  return {
    jws(claims, typ, named) {
      const isPlain = named?.kid === undefined && named?.header === undefined
      const header = isPlain ? headerOf(typ) : encodePart({ alg, typ, kid: named?.kid ?? kid, ...named?.header?.(kid) })
      const input = `${header}.${encodePart(claims)}`
      return new Promise((resolve, reject) => enqueue({ input, resolve, reject }))
    },
    async bytes(bytesFor) {
      const input = bytesFor({ kid, alg }).toString('latin1')
      const signed = await new Promise<string>((resolve, reject) => enqueue({ input, resolve, reject }))
      return { kid, alg, signature: Buffer.from(signed.slice(input.length + 1), 'base64url') }
    },
  }
}

/** A longer RSA key takes more time, with the cube of its length. */
function perTurn(alg: SigningAlg, key: KeyObject): number {
  const longer = (key.asymmetricKeyDetails?.modulusLength ?? 2048) / 2048
  return Math.max(1, Math.floor(algorithms[alg].perTurn / longer ** 3))
}

/** The signing input of a compact JWS (RFC 7515 §5.1). */
export const compactInput = (header: object, claims: object): string => `${encodePart(header)}.${encodePart(claims)}`

const encodePart = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

function signatureOf(alg: SigningAlg, key: KeyObject): (input: string) => string {
  const { hash, coordinate, pss } = algorithms[alg]
  if (pss) {
    const options = { key, ...pss }
    return (input) => sign(hash, Buffer.from(input, 'latin1'), options).toString('base64url')
  }
  if (coordinate === undefined) return (input) => sign(hash, Buffer.from(input, 'latin1'), key).toString('base64url')
  // Asking Node for this form instead of DER (`dsaEncoding`) makes Node 24 read the key anew each time, at twice the cost of a signature.
  return (input) => concatenateDer(sign(hash, Buffer.from(input, 'latin1'), key), coordinate).toString('base64url')
}

/** Long enough for P-521. A new buffer for each signature would cost more than the copy. */
const place = Buffer.alloc(132)

/** The two numbers of a DER signature, each at its full width (RFC 7518 §3.4). The result is overwritten by the next call. */
function concatenateDer(der: Buffer, width: number): Buffer {
  const both = place.subarray(0, 2 * width).fill(0)
  // SEQUENCE, its length in one byte or, for P-521, in two.
  let at = (der[1] ?? 0) > 0x80 ? 3 : 2
  for (const end of [width, 2 * width]) {
    const length = der[at + 1] ?? 0
    const start = at + 2
    at = start + length
    // INTEGER: a leading zero keeps it positive, and small numbers are short.
    const from = Math.max(start, at - width)
    der.copy(both, end - (at - from), from, at)
  }
  return both
}
