import { z } from 'zod'
import type { Context } from '#http/context.ts'
import type { Session } from '#model/session.ts'

/** The name of an account, and of its session, in a SAML assertion (SAML Core §2.2.2, §2.7.2). */
export const samlName = z.object({
  name: z.string(),
  format: z.string().optional(),
  qualifier: z.string().optional(),
  own_qualifier: z.string().optional(),
  session: z.string().optional(),
})
export type SamlName = z.infer<typeof samlName>

/** The part of a sign-in at a federated server by which the session there is ended later. */
export const federatedProof = z.object({ id_token: z.string().optional(), saml: samlName.optional() })
export type FederatedProof = z.infer<typeof federatedProof>

/** The key of a name at a SAML identity provider, by which a sign-out there finds the sessions here. */
export const samlNameKey = ({ vault }: Context, serverId: string, name: string): string => vault.digest('saml name', `${serverId} ${name}`)

type KeptProof = Pick<Session, 'id' | 'federated_id_token' | 'saml_name'>
const about = ({ tenant }: Context, what: string, id: string) => [what, tenant.id, id].join('\u0000')
const [ID_TOKEN, SAML_NAME] = ['federated id token', 'saml name'] as const

/** The fields of a session that keep the proof of its federated sign-in, sealed. */
export function proofPart(context: Context, id: string, serverId: string, { id_token, saml }: FederatedProof): Partial<Session> {
  const { vault } = context
  return {
    ...(id_token === undefined ? {} : { federated_id_token: vault.seal(id_token, about(context, ID_TOKEN, id)) }),
    ...(saml === undefined
      ? {}
      : { saml_name: vault.seal(JSON.stringify(saml), about(context, SAML_NAME, id)), saml_name_key: samlNameKey(context, serverId, saml.name) }),
  }
}

/** The proof that a session keeps. */
export function openFederatedProof(context: Context, { id, federated_id_token, saml_name }: KeptProof): FederatedProof {
  const { vault } = context
  return {
    ...(federated_id_token === undefined ? {} : { id_token: vault.unseal(federated_id_token, about(context, ID_TOKEN, id)) }),
    ...(saml_name === undefined ? {} : { saml: samlName.parse(JSON.parse(vault.unseal(saml_name, about(context, SAML_NAME, id)))) }),
  }
}
