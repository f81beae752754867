import { createHash } from 'node:crypto'
import { faultMessage } from '#fields/fault-words.ts'
import type { Members } from '#fields/json-object.ts'
import { brokenRules, zodOfCreation } from '#fields/write.ts'
import type { Context } from '#http/context.ts'
import { Refusal } from '#http/refusal.ts'
import { client } from '#model/client.ts'
import { chooseMetadata } from './metadata-choices.ts'
import { fieldsOfMetadata } from './registered-metadata.ts'

/** A document that was fetched and found right. */
export interface FetchedDocument {
  /** The fields of the client. */
  readonly fields: Members
  readonly digest: string
  /** In milliseconds. */
  readonly freshFor: number
}

const LARGEST = 16_384
const [SHORTEST, USUAL, LONGEST] = [300_000, 3_600_000, 86_400_000]

/** How long the cache headers let a document be used (RFC 9111 §5.2), within bounds: neither a fetch for each request nor a key that lives on for months. */
function freshnessOf(header: string | undefined): number {
  if (header === undefined) return USUAL
  if (/\bno-(?:store|cache)\b/i.test(header)) return SHORTEST
  const [, seconds] = /\bmax-age=(\d{1,9})\b/i.exec(header) ?? []
  return seconds === undefined ? USUAL : Math.min(LONGEST, Math.max(SHORTEST, Number(seconds) * 1000))
}

/** The method that the client authenticates with: of those it accepts (RP Metadata Choices), the strongest that needs no shared secret. */
function methodOf(document: Members): string {
  const { token_endpoint_auth_method: one, token_endpoint_auth_methods_supported: several } = document
  const accepted = [one, ...(Array.isArray(several) ? several : [])]
  if (accepted.includes('private_key_jwt')) return 'private_key_jwt'
  // A document is public, so it can hold no secret.
  if (accepted.includes('none') || accepted.every((method) => method === undefined)) return 'none'
  throw new Error('token_endpoint_auth_method must be none or private_key_jwt: a public document can hold no secret')
}

const hostsOf = (...urls: readonly unknown[]): string[] => [
  ...new Set(urls.flatMap((url) => (typeof url === 'string' && URL.canParse(url) ? [new URL(url).hostname] : []))),
]

/** The fields of a client as its document says (draft-ietf-oauth-client-id-metadata-document §4). @throws {Error} saying what is wrong with it */
function fieldsOfDocument(id: string, document: Members, context: Context): Members {
  if (document['client_id'] !== id) throw new Error('client_id in the document is not the URL of the document')
  for (const name of ['client_secret', 'client_secret_expires_at']) if (name in document) throw new Error(`${name} must not stand in the document`)
  const method = methodOf(document)
  const wanted = fieldsOfMetadata(chooseMetadata({ ...document, token_endpoint_auth_method: method }, context.names), { implicit: false })
  const sent = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== null))
  const checked = zodOfCreation(client, 'document', context.names).safeParse(sent)
  if (!checked.success)
    throw new Error(
      checked.error.issues
        .slice(0, 4)
        .map((issue) => faultMessage(issue))
        .join('; '),
    )
  const broken = Object.entries(brokenRules(client, checked.data))
  if (broken.length > 0) throw new Error(broken.map(([name, messages]) => `${name}: ${messages.join(', ')}`).join('; '))
  if (!Array.isArray(sent['redirect_uris']) || sent['redirect_uris'].length === 0) throw new Error('redirect_uris is missing')
  return { ...checked.data, trusted_hosts: hostsOf(id, sent['jwks_uri'], sent['logo_uri']) }
}

/**
 * Fetches the metadata document of a client: guarded against private addresses, without redirects, bounded in size and time.
 * @throws {Error} when it cannot be had, or is not right
 */
export async function fetchDocument(id: string, context: Context): Promise<FetchedDocument> {
  const { status, body, bytes, headers } = await context.fetch(id, { headers: { accept: 'application/json' }, limit: LARGEST })
  if (status !== 200) throw new Error(`the document was answered with status ${status}`)
  // Files are served as plain text by many hosts.
  if (!/^(?:application\/(?:[\w.+-]+\+)?json|text\/plain)\b/i.test(headers['content-type'] ?? '')) throw new Error('the document is not served as JSON')
  const document: unknown = JSON.parse(body)
  if (typeof document !== 'object' || document === null || Array.isArray(document)) throw new Error('the document is no JSON object')
  try {
    return {
      fields: fieldsOfDocument(id, document as Members, context),
      digest: createHash('sha256').update(bytes).digest('base64url'),
      freshFor: freshnessOf(headers['cache-control']),
    }
  } catch (caught) {
    throw caught instanceof Refusal ? new Error(caught.message, { cause: caught }) : caught
  }
}
