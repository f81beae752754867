import type { AccessToken } from '#model/access-token.ts'
import { client } from '#model/client.ts'
import { clientCredential } from '#model/client-credential.ts'
import { grant } from '#model/grant.ts'
import { user } from '#model/user.ts'
import { isSwept } from '#oauth/tokens/standing.ts'
import { verifyRecorded } from '#oauth/tokens/verify.ts'
import { anyOf } from '#store/store.ts'
import type { Call } from '../operation.ts'

/** The state of a token: whether it is valid now, and the names of its client, its person and the secret that the client proved itself with. */
export type TokenState = {
  readonly active: boolean
  readonly client_name: string | null
  readonly username: string | null
  readonly credential_name: string | null
}

const uniqueIds = (values: readonly (string | undefined)[]): string[] => [...new Set(values.filter((value) => value !== undefined))]

/**
 * The states of many tokens, in four queries. A token is also invalid when its client, person or grant is; an exchanged one also when its subject
 * token is.
 */
export async function statesOf(rows: readonly AccessToken[], { context }: Call): Promise<TokenState[]> {
  const { db, now } = context
  const orphaned = await Promise.all(rows.map(async ({ subject_token_id: id }) => id !== undefined && !(await verifyRecorded(context, id))))
  const [clientIds, userIds, grantIds, secretIds] = (['client_id', 'user_id', 'grant_id', 'credential_id'] as const).map((name) =>
    uniqueIds(rows.map((row) => row[name])),
  )
  const [clients, users, grants, secrets] = await Promise.all([
    clientIds?.length ? db.table(client).find({ id: anyOf(clientIds) }) : [],
    userIds?.length ? db.table(user).find({ id: anyOf(userIds) }) : [],
    grantIds?.length ? db.table(grant).find({ id: anyOf(grantIds) }) : [],
    secretIds?.length ? db.table(clientCredential).find({ id: anyOf(secretIds) }) : [],
  ])
  const [clientOf, userOf, grantOf, secretOf] = [byId(clients), byId(users), byId(grants), byId(secrets)]
  return rows.map((row, i) => {
    const owner = clientOf.get(row.client_id)
    const person = userOf.get(row.user_id ?? '')
    const given = grantOf.get(row.grant_id ?? '')
    const active =
      !orphaned[i] &&
      row.revoked_at === undefined &&
      row.expires_at > now() &&
      owner?.active === true &&
      !isSwept(owner.tokens_revoked_at, row.issued_at) &&
      (row.user_id === undefined || (person !== undefined && !person.blocked && !isSwept(person.tokens_revoked_at, row.issued_at))) &&
      (row.grant_id === undefined || (given !== undefined && given.revoked_at === undefined))
    return {
      active,
      client_name: owner?.name ?? null,
      username: person?.username ?? null,
      credential_name: secretOf.get(row.credential_id ?? '')?.name ?? null,
    }
  })
}

const byId = <R extends { readonly id: string }>(rows: readonly R[]): ReadonlyMap<string, R> => new Map(rows.map((row) => [row.id, row]))
