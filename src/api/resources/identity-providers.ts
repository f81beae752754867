import { orderPictures } from '#clients/provider-pictures.ts'
import { findBackend } from '#clients/sign-in-place.ts'
import { backend } from '#model/backend.ts'
import { client } from '#model/client.ts'
import { federatedServer } from '#model/federation/server.ts'
import { type IdentityProvider, identityProvider } from '#model/identity-provider.ts'
import { organization } from '#model/organization.ts'
import { verifier } from '#model/presentation/verifier.ts'
import { providerPicture } from '#model/provider-picture.ts'
import { template } from '#model/template.ts'
import { signInQueryFault } from '#presentation/sign-in-query.ts'
import { declared } from '../administered.ts'
import { changedNames, refuseEscalation, refuseUnlessAlmighty } from '../escalation.ts'
import type { Call } from '../operation.ts'
import { faultIf, faultOf, mergeErrors } from '../write/faults.ts'
import { unknownKeys } from '../write/known-references.ts'
import { scopesOfChangedRoles } from '../write/known-roles.ts'
import { refuseIfReferred } from '../write/referrers.ts'
import { movedDefault, refuseDefaultRemoval, unsetDefault } from '../write/standard-one.ts'
import { signInPowers } from './federated-servers.ts'
import { lookFaults } from './look.ts'

/** `/api/identity-providers`. */
export const identityProviders = declared(identityProvider, {
  async faults({ was, draft }, call) {
    const { context } = call
    const { backend_id, verifier_id } = draft
    const isNew = backend_id !== undefined && backend_id !== was?.backend_id
    const isNewVerifier = verifier_id !== undefined && verifier_id !== was?.verifier_id
    const asked = isNewVerifier ? await context.db.table(verifier).get(verifier_id) : undefined
    return mergeErrors(
      faultIf(isNewVerifier && !asked, 'verifier_id', `there is no verifier ${verifier_id}`),
      faultOf('verifier_id', asked && signInQueryFault(asked)),
      faultIf(isNew && !(await context.db.table(backend).get(backend_id)), 'backend_id', `there is no backend ${backend_id}`),
      unsetDefault(was, draft),
      lookFaults(draft, call),
      await unknownKeys(call, { was, draft }, [
        { field: 'federated_servers', resource: federatedServer, missing: (id) => `there is no federated server ${id}` },
      ]),
      faultIf(
        !draft.password_sign_in && draft.email_sign_in === 'off' && draft.federated_servers.length === 0,
        'password_sign_in',
        'nobody could sign in: name a federated server first, or let people sign in by mail',
      ),
    )
  },
  async plan({ was, draft }, call) {
    const { backend_id } = draft
    const row = backend_id === undefined ? { ...draft, backend_id: (await findBackend(call.context, undefined))?.id } : draft
    await refuseOpening(call, was, row)
    // The credentials that sign people in decide who is whom, so whoever chooses them, or whose people they sign in, is an administrator at will.
    const opens = row.verifier_id !== was?.verifier_id || row.backend_id !== was?.backend_id
    if (row.verifier_id !== undefined && opens) await refuseUnlessAlmighty(call)
    const moved = await movedDefault(identityProvider, { was, row }, call)
    return {
      row,
      also: (batch) => {
        moved?.(batch)
        orderPictures(batch, call.context, { was, row })
      },
    }
  },
  warnings: ({ consentable, consent_uri }) =>
    consent_uri !== undefined && !consentable ? [{ field: 'consent_uri', message: 'is not used: nobody is asked for consent while consentable is off' }] : [],
  async removal(row, call) {
    refuseDefaultRemoval(row)
    await refuseIfReferred(call, row.id, [
      { resource: client, field: 'identity_provider', linked: row.id },
      { resource: organization, field: 'identity_provider_id' },
      { resource: template, field: 'identity_provider_id' },
    ])
    return { also: (batch) => void batch.remove(providerPicture, { identity_provider_id: row.id }) }
  },
})

/** The roles of everybody who comes by themselves to an identity provider, by signing up, a federated server or a credential: those of its backend. */
async function rolesOfSignUp({ context }: Call, at: IdentityProvider | undefined): Promise<readonly string[]> {
  if (at?.backend_id === undefined) return []
  const asked = at.verifier_id === undefined ? undefined : await context.db.table(verifier).get(at.verifier_id)
  if (!(at.registrable || at.federated_servers.length > 0 || asked?.register)) return []
  return (await context.db.table(backend).get(at.backend_id))?.roles ?? []
}

/**
 * Opening the sign-up gives the roles of the backend to everybody, also to the caller, so the caller must have their powers.
 * @throws {Refusal} 403
 */
async function refuseOpening(call: Call, was: IdentityProvider | undefined, is: IdentityProvider): Promise<void> {
  const [before, after] = await Promise.all([rolesOfSignUp(call, was), rolesOfSignUp(call, is)])
  const kept = before.filter((id) => after.includes(id))
  const servers = changedNames(was?.federated_servers ?? [], is.federated_servers)
  await refuseEscalation(call, [...(servers.length > 0 ? signInPowers : []), ...(await scopesOfChangedRoles(call, kept, after))])
}
