import type { Context } from '#http/context.ts'
import { outboundAttempt } from '#model/outbound/attempt.ts'
import { type OutboundAuthorization, outboundAuthorization } from '#model/outbound/authorization.ts'
import { outboundConnection } from '#model/outbound/connection.ts'
import { fullName } from '#model/outbound/full-name.ts'
import { outboundScope } from '#model/outbound/provider-scope.ts'
import { remoteClient } from '#model/outbound/remote-client.ts'
import { user } from '#model/user.ts'
import { withoutTokens } from '#outbound/cancel.ts'
import { findRegistered, remoteCallFor } from '#outbound/registered.ts'
import { orderRevocation, tokensToRevoke } from '#outbound/revocation.ts'
import { anyOf, type Batch } from '#store/store.ts'
import { administered, declared, type Edit } from '../administered.ts'
import { type Call, doorsOf } from '../operation.ts'
import { keyIn } from '../read.ts'
import { type FieldErrors, faultIf, mergeErrors } from '../write/faults.ts'
import { unknownNamespace } from '../write/known-namespace.ts'
import { refuseIfReferred } from '../write/referrers.ts'
import { takenName } from './taken-name.ts'

type AuthorizationFields = typeof outboundAuthorization.fields
const hasConsent = ({ type }: Pick<OutboundAuthorization, 'type'>) => type === 'oauth2' || type === 'callback'
const isOtherClient = (was: OutboundAuthorization | undefined, draft: OutboundAuthorization) =>
  was !== undefined && was.remote_client_id !== draft.remote_client_id

/** Another client knows neither the scopes nor the tokens of the one before. What needs no consent is authorized by being there. */
function fillAuthorization({ was, draft, sent }: Edit<AuthorizationFields>): OutboundAuthorization {
  const full_name = fullName(draft.namespace, (draft.name as string | undefined) ?? '')
  if (isOtherClient(was, draft)) return { ...withoutTokens(draft), full_name, scopes: Object.hasOwn(sent, 'scopes') ? draft.scopes : [] }
  return { ...draft, full_name, ...(hasConsent(draft) ? {} : { status: 'authorized' as const }) }
}

/** The faults of the client and of scopes that its provider does not know. */
async function remoteClientFaults({ was, draft }: Edit<AuthorizationFields>, context: Context): Promise<FieldErrors> {
  const { remote_client_id: id, scopes = [] } = draft
  if (id === undefined) return faultIf(scopes.length > 0, 'scopes', 'are those of a provider: name the client first')
  const registered = await findRegistered(context, id)
  if (!registered) return faultIf(isOtherClient(was, draft) || !was, 'remote_client_id', `there is no client ${id}`)
  const { provider, home } = registered
  const added = scopes.filter((name) => !was?.scopes.includes(name) || isOtherClient(was, draft))
  const known =
    added.length === 0 ? [] : await home.db.table(outboundScope).find({ full_name: anyOf(added.map((name) => fullName(provider.id, name))) }, { limit: 1000 })
  const unknown = added.filter((name) => !known.some((scope) => scope.name === name))
  return mergeErrors(
    faultIf(provider.type !== draft.type, 'remote_client_id', `is registered at a provider of the type ${provider.type}`),
    ...unknown.map((name) => faultIf(true, 'scopes', `${provider.name} knows no scope ${name}: add it to the scopes of the provider first`)),
  )
}

/** An exchange takes the token of another authorization, which is itself got without an exchange: two could wait for each other. */
async function subjectFaults({ id, subject_authorization_id: subject }: OutboundAuthorization, { db }: Context): Promise<FieldErrors> {
  if (subject === undefined) return {}
  const other = await db.table(outboundAuthorization).get(subject)
  return mergeErrors(
    faultIf(!other, 'subject_authorization_id', `there is no authorization ${subject}`),
    faultIf(
      other !== undefined && (subject === id || other.flow === 'token_exchange'),
      'subject_authorization_id',
      'must be got without an exchange of its own',
    ),
  )
}

const unknownPerson = async (id: string | undefined, { db }: Context): Promise<FieldErrors> =>
  faultIf(id !== undefined && !(await db.table(user).get(id)), 'user_id', `there is no person ${id}`)

/** The writes that order the revocation of the tokens of an authorization at its provider; none without tokens, or when the client is gone. */
export async function planRevocation(row: OutboundAuthorization, { context }: Call): Promise<(batch: Batch) => void> {
  if (!hasConsent(row) || (row.access_token === undefined && row.refresh_token === undefined)) return () => {}
  const registered = await findRegistered(context, row.remote_client_id)
  if (!registered) return () => {}
  const remote = await remoteCallFor(context, row)
  const tokens = await tokensToRevoke(remote)
  return (batch) => orderRevocation(batch, remote, tokens)
}

/** The names of the client and its provider, for lists. */
async function presentNames(rows: readonly OutboundAuthorization[], { context }: Call) {
  const ids = [...new Set(rows.flatMap(({ remote_client_id }) => remote_client_id ?? []))]
  const clients = ids.length === 0 ? [] : await context.db.table(remoteClient).find({ id: anyOf(ids) }, { limit: ids.length })
  return rows.map(({ remote_client_id }) => ({ client_name: clients.find(({ id }) => id === remote_client_id)?.name ?? null }))
}

/** `/api/outbound/authorizations`, without their verbs. */
export const outboundAuthorizations = declared(outboundAuthorization, {
  whole: ['password', 'api_key', 'metadata'],
  extras: { client_name: { type: ['string', 'null'], description: 'The name of its client.' } },
  fill: fillAuthorization,
  faults: async (edit, call) =>
    mergeErrors(
      await unknownNamespace(edit.draft, edit.was, call),
      await takenName(outboundAuthorization, edit.draft, call, 'another one in this namespace has this name'),
      await remoteClientFaults(edit, call.context),
      edit.was?.subject_authorization_id === edit.draft.subject_authorization_id ? {} : await subjectFaults(edit.draft, call.context),
      edit.was?.user_id === edit.draft.user_id ? {} : await unknownPerson(edit.draft.user_id, call.context),
    ),
  plan: async ({ was, draft }, call) => ({ row: draft, also: was && isOtherClient(was, draft) ? await planRevocation(was, call) : undefined }),
  present: presentNames,
  async removal(row, call) {
    await refuseIfReferred(call, row.id, [
      { resource: outboundConnection, field: 'authorization_id' },
      { resource: outboundAuthorization, field: 'subject_authorization_id' },
    ])
    return { also: await planRevocation(row, call) }
  },
})

/** `/api/outbound/authorizations/{authorization_id}/history`: what happened to its tokens, the last first. */
export const outboundHistory = administered({
  resource: outboundAttempt,
  path: '/api/outbound/authorizations/:authorization_id/history',
  doors: doorsOf('outbound'),
  verbs: ['list'],
  sort: '-at',
  within: (call) => ({ authorization_id: keyIn(call, 'authorization_id') }),
})
