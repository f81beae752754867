import { isObject, type Members } from '#fields/json-object.ts'
import type { Context } from '#http/context.ts'
import { invalidCredentialRequest, invalidProof, Refusal } from '#http/refusal.ts'
import type { CredentialConfiguration } from '#model/credential-configuration.ts'
import { credentialConfigurations } from '#oauth/credential-configurations.ts'
import { draftNonce } from '#oauth/tokens/credential-nonce.ts'
import { demandPermission, requestedConfiguration, type WalletToken } from '../fetch-permission.ts'
import { typesOf } from '../formats/jwt-vc-json.ts'

/** The W3C types that a request names: beside the format (OID4VCI draft 11 §E.1.1.4), or in a definition (OID4VCI draft 13 §A.1.1.5). */
function typesIn({ types, credential_definition: definition }: Members): readonly unknown[] | undefined {
  const named = types ?? (isObject(definition) ? definition['type'] : undefined)
  return Array.isArray(named) ? named : undefined
}

/** True when a request names the type of a configuration, in the way of its format. */
function isMeant(configuration: CredentialConfiguration, body: Members): boolean {
  const { format, vct, doctype } = configuration
  if (format !== body['format']) return false
  if (format === 'mso_mdoc') return doctype === body['doctype']
  if (!format.startsWith('jwt_vc')) return vct === body['vct']
  const [named, own] = [typesIn(body), typesOf({ configuration })]
  return named !== undefined && named.length === own.length && own.every((type) => named.includes(type))
}

/**
 * The configuration that a request of a draft names by its format and type, of those that the token may fetch.
 * @throws {Refusal}
 */
export async function configurationOfDraft(body: Members, wallet: WalletToken, context: Context): Promise<CredentialConfiguration> {
  if (body['format'] === undefined) {
    const found = await requestedConfiguration(body, context)
    await demandPermission(wallet, found, context)
    return found
  }
  let refusal: unknown = new Refusal('unsupported_credential_type', 400, 'there is no credential of this format and type: see the metadata of the issuer')
  for (const configuration of (await credentialConfigurations(context)).values()) {
    if (!isMeant(configuration, body)) continue
    try {
      await demandPermission(wallet, configuration, context)
      return configuration
    } catch (caught) {
      refusal = caught
    }
  }
  throw refusal
}

/**
 * Refuses to defer by draft 11 what a bound token, or one without a grant, asks for: the acceptance token is shown without a proof (OID4VCI draft 11
 * §9.1), so that a thief of it would need no key, and no revocation of a grant would end it.
 * @throws {Refusal} `invalid_credential_request`
 */
export function refuseUnlessAcceptable({ confirmation, grant_id }: WalletToken['token']): void {
  if (confirmation === undefined && grant_id !== undefined) return
  const message =
    'this credential comes later, and draft 11 fetches it without proof of possession: ask by draft 13 or version 1.0, or with a token that is bound to no key'
  throw invalidCredentialRequest(message)
}

/** True for proofs that stand for several keys. */
const areSeveral = (proofs: unknown): boolean =>
  isObject(proofs) && (Object.keys(proofs).length > 1 || Object.values(proofs).some((texts) => Array.isArray(texts) && texts.length > 1))

/**
 * The one proof of a draft, as version 1.0 sends it (OID4VCI draft 13 §7.2.1). Several are refused: one credential is answered, and the others would be
 * issued and recorded without reaching the wallet. @throws {Refusal} `invalid_proof`
 */
export function proofsOfDraft({ proof, proofs }: Members): unknown {
  if (proof === undefined) {
    if (areSeveral(proofs)) throw invalidProof('send one proof: a request by a draft is answered with one credential')
    return proofs
  }
  if (proofs !== undefined) throw invalidCredentialRequest('send proof or proofs, and not both')
  const { proof_type, jwt } = isObject(proof) ? proof : {}
  if (proof_type !== 'jwt' || typeof jwt !== 'string') throw invalidProof('send proof: {"proof_type": "jwt", "jwt": "..."}')
  return { jwt: [jwt] }
}

/** A refusal as the drafts say it: they have no error for a nonce alone, and no endpoint for a new one (OID4VCI draft 13 §7.3.2). */
export function refusalOfDraft(caught: unknown, context: Context): unknown {
  if (!(caught instanceof Refusal) || (caught.error !== 'invalid_proof' && caught.error !== 'invalid_nonce')) return caught
  return new Refusal('invalid_proof', 400, caught.message, { cause: caught, members: draftNonce(context) })
}
