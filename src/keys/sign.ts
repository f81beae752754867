import { type KeyObject, sign } from 'node:crypto'
import { batchPerTick } from '#kit/batch-per-tick.ts'
import type { SigningAlg } from '#model/key-pair.ts'
import { algorithms } from './algorithms.ts'

/** A private key with one algorithm. */
export interface Signer {
  /** A compact JWS of the claims; `kid` goes into the header instead of the key's own when it is given. */
  jws(claims: Readonly<Record<string, unknown>>, typ: string, kid?: string): Promise<string>
}

interface Job {
  readonly input: string
  readonly resolve: (jws: string) => void
  readonly reject: (cause: unknown) => void
}
interface SignerParts {
  readonly kid: string
  readonly alg: SigningAlg
  readonly key: KeyObject
  /** Is told, once for each turn, that the key was used. */
  readonly used: () => void
}

/** Makes the signer of a key. What it is asked for in one turn of the event loop it signs in one tight loop in the next. */
export function makeSigner({ kid, alg, key, used }: SignerParts): Signer {
  const signature = signatureOf(alg, key)
  const enqueue = batchPerTick<Job>(
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
    // Those that are about to arrive are stored and answered together with these: waiting for them saves more than it costs.
    { limit: perTurn(alg, key), patience: 2 },
  )
  // The header is the same for each token of a kind, so it is encoded once.
  const headers = new Map<string, string>()
  const headerOf = (typ: string) => {
    const known = headers.get(typ)
    if (known !== undefined) return known
    const made = encodePart({ alg, typ, kid })
    headers.set(typ, made)
    return made
  }
  return {
    jws(claims, typ, otherKid) {
      const header = otherKid === undefined ? headerOf(typ) : encodePart({ alg, typ, kid: otherKid })
      const input = `${header}.${encodePart(claims)}`
      return new Promise((resolve, reject) => enqueue({ input, resolve, reject }))
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

/** TenantTables for the longest, P-521. A buffer for each signature would cost more than the copying. */
const place = Buffer.alloc(132)

/** The two numbers of a DER signature, each at its full width (RFC 7518 §3.4). What is returned is good until the next call. */
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
