import type { GuardedFetch } from '#kit/fetch.ts'
import { DidFault } from './document.ts'

const LARGEST = 65_536

/**
 * Fetches the document of a DID. Redirects are not followed and private addresses not reached: anybody can put any address into a DID (SSRF).
 * @throws {DidFault} when it was not reached, or is larger than 64 KiB.
 */
export async function fetchDidDocument(
  address: string,
  did: string,
  { fetch, bearer }: { readonly fetch: GuardedFetch; readonly bearer?: string },
): Promise<string> {
  const headers = { accept: 'application/did+json, application/json', ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }) }
  const answer = await fetch(address, { headers, limit: LARGEST }).catch((cause: unknown) => {
    throw new DidFault(`the document of ${did} was not reached: ${cause instanceof Error ? cause.message : 'unknown cause'}`, { cause })
  })
  if (answer.status !== 200) throw new DidFault(`the document of ${did} was not found: the server answered ${answer.status}`)
  return answer.body
}
