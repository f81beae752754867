import { decodeProtectedHeader } from 'jose'
import type { CompiledClient } from '#clients/find-client.ts'
import { keyPlaceOf } from '#clients/outgoing.ts'
import type { Context } from '#http/context.ts'
import { keysOf, keysOfHeader, type PublicKey } from '#keys/public-keys.ts'
import { type RemoteKeys, remoteKeys } from '#keys/remote.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { type Accepting, type Signed, signedBy } from './assertion.ts'

const registeredKeys = memoizeWeak((client: CompiledClient): readonly PublicKey[] => keysOf(client).map(({ key }) => key))
const remote = memoizeWeak((context: Context): RemoteKeys => remoteKeys(context.fetch, context.now))

/** Finds the key of a client, registered or published, that signed a JWT. */
export async function signedByClient(jwt: string, client: CompiledClient, context: Context, accepting: Accepting): Promise<Signed<PublicKey> | undefined> {
  const { kid } = decodeProtectedHeader(jwt)
  const signed = await signedBy(jwt, keysOfHeader(registeredKeys(client), kid), accepting)
  const place = keyPlaceOf(client)
  if (signed || place === undefined) return signed
  const published = await signedBy(jwt, await remote(context).find(place, kid), accepting)
  // The client may have replaced the key under the same `kid`, or without one: fetch the key set again.
  return published ?? signedBy(jwt, await remote(context).find(place, kid, true), accepting)
}
