import { refreshToken } from '#model/refresh-token.ts'
import { handleKey, refreshHandle } from '../handle.ts'
import { livingScope } from '../living-scope.ts'
import { isProven } from '../proof/possession.ts'
import { refreshEnd } from '../refresh-rotation.ts'
import { findStanding } from '../tokens/standing.ts'
import type { PresentedSubject, Subject } from './subject.ts'

/** The subject of a refresh token of the client itself. The exchange does not spend it. */
export async function subjectFromRefreshToken({ token, client, confirmation, context }: PresentedSubject): Promise<Subject | undefined> {
  const id = handleKey(refreshHandle, token, context.vault)
  const row = id === undefined ? undefined : await context.db.table(refreshToken).get(id)
  if (!row || row.client_id !== client.id || row.used_at !== undefined || row.revoked_at !== undefined) return undefined
  const stands = await findStanding(context, row)
  if (!stands?.user || !isProven(row.confirmation, confirmation)) return undefined
  const end = refreshEnd(row, client)
  if (end <= context.now()) return undefined
  const { user, grant } = stands
  return { user, scope: await livingScope(row.scope, stands, context), audience: row.audience, not_after: end, issued_to: client.id, grant }
}
