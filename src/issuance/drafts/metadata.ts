import type { Members } from '#fields/json-object.ts'
import type { Context } from '#http/context.ts'
import type { CredentialClaim } from '#model/credential-claims.ts'
import type { CredentialConfiguration } from '#model/credential-configuration.ts'
import { typesOf } from '../formats/jwt-vc-json.ts'
import { speaksDraft } from './spoken.ts'

/** The claims as nested objects by their names (OID4VCI draft 13 §A.3.2). */
const nestClaims = (claims: readonly CredentialClaim[]): Members =>
  Object.fromEntries(
    claims.map(({ name, mandatory, display, claims: inner }) => [
      name,
      { ...(mandatory && { mandatory: true }), ...(display && { display }), ...(inner && nestClaims(inner)) },
    ]),
  )

const isW3c = (format: string): boolean => format.startsWith('jwt_vc')

/** The members of a credential configuration that draft 13 places outside of `credential_metadata` (OID4VCI draft 13 §11.2.3). */
export function draft13Members(configuration: CredentialConfiguration, context: Context): Members {
  if (!speaksDraft(context, 'draft-13')) return {}
  const { format, claims, display } = configuration
  const cards = display.length > 0 ? { display } : {}
  if (claims.length === 0) return cards
  return isW3c(format)
    ? { ...cards, credential_definition: { type: typesOf({ configuration }), credentialSubject: nestClaims(claims) } }
    : { ...cards, claims: nestClaims(claims) }
}

/** The list of credentials of draft 11 (OID4VCI draft 11 §10.2.3), from the configurations as they are described by their identifiers. */
export function draft11Members(described: Readonly<Record<string, Members>>, configurations: readonly CredentialConfiguration[], context: Context): Members {
  if (!speaksDraft(context, 'draft-11')) return {}
  const credentials_supported = configurations.map((configuration) => {
    const { identifier, format, display, claims } = configuration
    const { cryptographic_binding_methods_supported, credential_signing_alg_values_supported, vct, doctype } = described[identifier] ?? {}
    return {
      id: identifier,
      format,
      ...(isW3c(format) ? { types: typesOf({ configuration }), credentialSubject: nestClaims(claims) } : { vct, doctype, claims: nestClaims(claims) }),
      ...(display.length > 0 && { display }),
      ...(cryptographic_binding_methods_supported !== undefined && { cryptographic_binding_methods_supported }),
      cryptographic_suites_supported: credential_signing_alg_values_supported,
    }
  })
  return { authorization_server: context.issuer, credentials_supported }
}
