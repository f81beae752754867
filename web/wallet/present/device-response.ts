import { base64url, calculateJwkThumbprint } from 'jose'
import { embedded, encodeCbor } from '../cards/cbor.ts'
import { readIssuerSigned } from '../cards/mdoc.ts'
import { signBytes } from '../keys/holder-key.ts'
import type { KeptKey } from '../vault/kept.ts'
import type { Vault } from '../vault/vault.ts'
import type { AskedFor } from './request.ts'

/** The session that the device signs for (OID4VP 1.0 §B.2.6.1): this verifier, this request, this address, and the key that can read the answer. */
async function transcriptOf({ client_id, nonce, response_uri, encryption }: AskedFor): Promise<unknown> {
  const recipient = encryption ? base64url.decode(await calculateJwkThumbprint(encryption.jwk)) : null
  const info = await crypto.subtle.digest('SHA-256', encodeCbor([client_id, nonce, recipient, response_uri]))
  return [null, null, ['OpenID4VPHandover', new Uint8Array(info)]]
}

/** The number of the algorithm of a key (RFC 9053 §2). */
const coseAlgOf = ({ kind }: KeptKey): number => (kind === 'P-256' ? -7 : -8)

/** Presents an mdoc: a DeviceResponse (ISO 18013-5 §8.3.2.1.2.2) with the elements that were kept, signed by the key of the device for one session. */
export async function respondAsDevice(text: string, key: KeptKey, vault: Vault, asked: AskedFor): Promise<string> {
  const { object, spaces, auth } = readIssuerSigned(text)
  const [docType, own, shielded] = [object.get('docType'), embedded(new Map()), encodeCbor(new Map([[1, coseAlgOf(key)]]))]
  // ISO 18013-5 §9.1.3.4, §9.1.3.6: the payload is known to both and is not sent.
  const payload = encodeCbor(embedded(['DeviceAuthentication', await transcriptOf(asked), docType, own]))
  const signature = await signBytes(vault, key, encodeCbor(['Signature1', shielded, new Uint8Array(), payload]))
  const issuerSigned = { ...(spaces.size > 0 && { nameSpaces: spaces }), issuerAuth: auth }
  const deviceSigned = { nameSpaces: own, deviceAuth: { deviceSignature: [shielded, new Map(), null, signature] } }
  return base64url.encode(encodeCbor({ version: '1.0', documents: [{ docType, issuerSigned, deviceSigned }], status: 0 }))
}
