import { newRow } from '#fields/write.ts'
import type { AuthorizationDetail } from '#model/authorization-detail.ts'
import { type AuthorizationDetailType, authorizationDetailType } from '#model/authorization-detail-type.ts'
import type { CredentialConfigurations } from '../credential-configurations.ts'

/** The type of authorization details that asks for a credential (OID4VCI 1.0 §5.1.1). */
export const OPENID_CREDENTIAL = 'openid_credential'

/** The type as it is while these credentials can be issued; nothing while there are none. */
export const credentialDetailType = (configurations: CredentialConfigurations): readonly AuthorizationDetailType[] =>
  configurations.size === 0
    ? []
    : [
        newRow(authorizationDetailType, {
          id: OPENID_CREDENTIAL,
          type: OPENID_CREDENTIAL,
          name: 'Digital credential',
          sentence: 'Put the credential {credential_configuration_id} into your wallet',
          schema: {
            type: 'object',
            required: ['credential_configuration_id'],
            properties: {
              type: { const: OPENID_CREDENTIAL },
              credential_configuration_id: { enum: [...configurations.keys()] },
              locations: { type: 'array', items: { type: 'string' } },
              claims: { type: 'array', items: { type: 'object' } },
            },
          },
        }),
      ]

/** A detail as it is granted: one that asks for a credential names the identifiers by which it is fetched (OID4VCI 1.0 §6.2). */
export const withIdentifiers = (detail: AuthorizationDetail): AuthorizationDetail =>
  detail.type === OPENID_CREDENTIAL ? { ...detail, credential_identifiers: [detail['credential_configuration_id']] } : detail

/** The configurations that granted details name. */
export const configurationsIn = (details: unknown): readonly string[] =>
  (Array.isArray(details) ? (details as readonly AuthorizationDetail[]) : []).flatMap(({ type, credential_configuration_id: id }) =>
    type === OPENID_CREDENTIAL && typeof id === 'string' ? [id] : [],
  )
