import { hash } from 'node:crypto'
import { encodeCbor } from '../cbor.ts'

const digest = (info: readonly unknown[]): Uint8Array => new Uint8Array(hash('sha256', encodeCbor(info), 'buffer'))

/** The members that bind the signature of a device to one request. */
interface TranscriptSession {
  readonly nonce: string
  /** The SHA-256 thumbprint (RFC 7638 §3) of the key that the response is encrypted to; null where it is not encrypted. */
  readonly recipient: Uint8Array | null
}

/** The session transcript of a response that is posted (OID4VP 1.0 §B.2.6.1): for this verifier, this request and this address. */
export const postedTranscript = ({
  client_id,
  nonce,
  recipient,
  response_uri,
}: TranscriptSession & { readonly client_id: string; readonly response_uri: string }): unknown => [
  null,
  null,
  ['OpenID4VPHandover', digest([client_id, nonce, recipient, response_uri])],
]

/** The session transcript of a response that a browser hands over (OID4VP 1.0 §B.2.6.2): for the page that asked. */
export const browserTranscript = ({ origin, nonce, recipient }: TranscriptSession & { readonly origin: string }): unknown => [
  null,
  null,
  ['OpenID4VPDCAPIHandover', digest([origin, nonce, recipient])],
]
