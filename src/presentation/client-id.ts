import { decodeJwt } from 'jose'
import type { Members } from '#fields/json-object.ts'
import type { Context } from '#http/context.ts'
import { didKey } from '#keys/did/key.ts'
import { didWebOf } from '#keys/did/web.ts'
import { readCertificate } from '#kit/certificate.ts'
import type { Client } from '#model/client.ts'
import type { ClientIdPrefix, Verifier } from '#model/presentation/verifier.ts'

/** How a verifier is named to wallets, and what the header of its signed requests carries; without a header, requests are not signed. */
export interface VerifierName {
  readonly client_id: string
  readonly header?: (keyId: string) => Members
  /** How the name is to be read, where no prefix says it. */
  readonly client_id_scheme?: string
}
interface VerifierNaming {
  readonly verifier: Verifier
  readonly client: Pick<Client, 'did'> | undefined
  readonly response_uri: string
  readonly context: Context
  readonly isDraft21: boolean
}

const pem = /-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----/g
/** The certificates of a chain in the form of `x5c` (RFC 7515 §4.1.6). */
const pemBodies = (text: string): readonly string[] => [...text.matchAll(pem)].map(([, body = '']) => body.replace(/\s+/g, ''))

const leafOf = ({ certificates = '' }: Verifier) => {
  const chain = pemBodies(certificates)
  const leaf = readCertificate(Buffer.from(chain[0] ?? '', 'base64'))
  if (!leaf) throw new Error('the verifier has no certificate that can be read')
  return { leaf, header: () => ({ x5c: chain }) }
}

/** The DID URL of a key: a did:key names its only key by itself, a did:jwk by 0, a did:web by its id. */
function keyUrl(did: string, keyId: string): string {
  if (did.startsWith(`did:${didKey.name}:`)) return `${did}#${did.slice('did:key:'.length)}`
  return did.startsWith('did:jwk:') ? `${did}#0` : `${did}#${encodeURIComponent(keyId)}`
}

/** The subject of a verifier attestation; undefined when it is none. It is sent, not trusted: wallets verify it. */
function subjectOfAttestation(jwt: string): string | undefined {
  try {
    const { sub, cnf } = decodeJwt(jwt)
    return typeof cnf === 'object' ? sub : undefined
  } catch {
    return undefined
  }
}

/** The fault of a text that is no verifier attestation (OID4VP 1.0 §12), if any. */
export const attestationFault = (jwt: string | undefined): string | undefined =>
  jwt === undefined || subjectOfAttestation(jwt) !== undefined ? undefined : 'is not a JWT with sub and cnf'

/** The client identifier prefixes (OID4VP 1.0 §5.9.3). */
const prefixes: Readonly<Record<ClientIdPrefix, (naming: VerifierNaming) => { readonly name: string; readonly header?: VerifierName['header'] }>> = {
  decentralized_identifier({ client, context }) {
    const did = client?.did ?? didWebOf(context.issuer)
    return { name: did, header: (keyId) => ({ kid: keyUrl(did, keyId) }) }
  },
  x509_san_dns({ verifier, response_uri }) {
    const { leaf, header } = leafOf(verifier)
    const { dns } = leaf.alternativeNames()
    // A wallet refuses a response_uri on another host than the certificate names.
    return { name: dns.find((one) => one === new URL(response_uri).hostname) ?? dns[0] ?? '', header }
  },
  x509_hash({ verifier }) {
    const { leaf, header } = leafOf(verifier)
    return { name: leaf.thumbprint, header }
  },
  verifier_attestation: ({ verifier: { attestation = '' } }) => ({ name: subjectOfAttestation(attestation) ?? '', header: () => ({ jwt: attestation }) }),
  // OID4VP 1.0 §5.9.3: a request by this name must not be signed.
  redirect_uri: ({ response_uri }) => ({ name: response_uri }),
}

/** The name of a verifier in a request: the prefix, a colon and what it is known by; by draft 21 the name alone, and beside it what it is (OID4VP draft 21 §5.10). */
export function nameVerifier(naming: VerifierNaming): VerifierName {
  const { client_id_prefix } = naming.verifier
  const { name, header } = prefixes[client_id_prefix](naming)
  if (naming.isDraft21)
    return { client_id: name, client_id_scheme: client_id_prefix === 'decentralized_identifier' ? 'did' : client_id_prefix, ...(header ? { header } : {}) }
  return { client_id: `${client_id_prefix}:${name}`, ...(header ? { header } : {}) }
}
