import type { GuardedFetch } from '#kit/fetch.ts'
import { Full, semaphore } from '#kit/semaphore.ts'
import { type AdapterKey, SignerUnavailable, type SigningAdapter } from './adapter.ts'
import { verifySignature } from './verify.ts'

/** Bounds the simultaneous and waiting requests, so that a slow signer cannot pile them up without end. */
const [AT_ONCE, WAITING] = [32, 512]
const TIMEOUT = 3000
const LARGEST = 8192

/** The address of a signer, and its bearer token. */
export interface RemoteSigner {
  readonly url: string
  readonly keys: readonly AdapterKey[]
  /** The bearer token, read at each use, because a secret file may be rotated. */
  secret(): Promise<string | undefined>
}

/**
 * An adapter that asks a signer over HTTP (docs/guides/remote-signing.md): `{ kid, alg, input }` goes, `{ signature }` comes. Each signature is
 * verified with the key of the row, so that a faulty signer or an impostor cannot make us issue a token that verifiers refuse.
 */
export function remoteSigner({ url, keys, secret }: RemoteSigner, fetch: GuardedFetch): SigningAdapter {
  const inTurn = semaphore(AT_ONCE, WAITING)

  async function ask(input: string, { kid, alg }: AdapterKey): Promise<string> {
    const token = await secret()
    if (token === undefined) throw new Error('its secret cannot be read')
    const { status, body } = await fetch(url, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ kid, alg, input: Buffer.from(input, 'latin1').toString('base64url') }),
      limit: LARGEST,
      timeout: TIMEOUT,
    })
    if (status !== 200) throw new Error(`it answers ${status}`)
    const said: unknown = JSON.parse(body)
    if (typeof said !== 'object' || said === null || !('signature' in said) || typeof said.signature !== 'string')
      throw new Error('its answer has no signature')
    return said.signature
  }
  return {
    keys,
    async sign(input, key) {
      try {
        const signature = await inTurn(() => ask(input, key))
        if (await verifySignature({ alg: key.alg, key: key.key, input, signature: Buffer.from(signature, 'base64url') })) return signature
        throw new Error('its signature is wrong')
      } catch (cause) {
        throw new SignerUnavailable(`the signer at ${url}: ${cause instanceof Full ? 'too many requests wait for it' : errorText(cause)}`, { cause })
      }
    },
  }
}

const errorText = (error: unknown): string => (error instanceof Error ? error.message : String(error))
