import { coseAlg } from '#credentials/cose.ts'
import { coseKeyOf } from '#credentials/cose-key.ts'
import { makeIssuerSigned } from '#credentials/mdoc/issuer-signed.ts'
import { isObject } from '#fields/json-object.ts'
import { invalidProof } from '#http/refusal.ts'
import { discloseAll } from '../credential-subject.ts'
import type { CredentialContent, CredentialFormat } from './format.ts'

/** The elements by namespace: the first level of the claims. */
const namespacesOf = ({ claims }: CredentialContent) =>
  Object.fromEntries(Object.entries(discloseAll(claims) as object).flatMap(([name, elements]) => (isObject(elements) ? [[name, elements] as const] : [])))

/** An mdoc (OID4VCI 1.0 §A.2): the holder may withhold its elements one by one, and proves itself by the key in it. */
export const msoMdoc: CredentialFormat = {
  name: 'mso_mdoc',
  namespaced: true,
  algName: coseAlg,
  bindings: ['cose_key'],
  metadata: ({ doctype }) => ({ doctype }),
  async make(content, { chain, signBytes }) {
    const { configuration, holder, iat, exp, status } = content
    const deviceKey = coseKeyOf(holder?.jwk ?? {})
    if (!deviceKey) throw invalidProof('an mdoc is bound to a key on P-256, P-384, P-521 or Ed25519: prove one of these')
    const made = { doctype: configuration.doctype ?? '', namespaces: namespacesOf(content), deviceKey, iat, exp, status }
    return Buffer.from(await makeIssuerSigned(made, { chain, sign: signBytes })).toString('base64url')
  },
}
