import { createHash } from 'node:crypto'
import { preconditionFailed, Refusal } from '#http/refusal.ts'
import { type Answer, json } from '#http/render.ts'
import type { Request } from '#http/request.ts'
import type { AnyRow } from '../administered.ts'

/** The entity tag of a row (RFC 9110 §8.8.3): its version, or a digest of the shown row where it has none. */
export const etagOf = (row: AnyRow): string =>
  typeof row['version'] === 'number' ? `"${row['version']}"` : `"${createHash('sha256').update(JSON.stringify(row)).digest('base64url').slice(0, 22)}"`

const tagsIn = (header: string) => header.split(',').map((tag) => tag.trim().replace(/^W\//, ''))

/**
 * Checks the `If-Match` of a caller (RFC 9110 §13.1.1). `shown` renders the row as the caller saw it, from which the tag was made.
 * @throws {Refusal} 412 when the row has changed since.
 */
export async function refuseStale(request: Request, shown: () => Promise<AnyRow>): Promise<void> {
  const header = request.headers['if-match']
  if (header === undefined || header.trim() === '*') return
  const current = etagOf(await shown())
  if (!tagsIn(header).includes(current)) throw stale(current)
}

const stale = (current: string): Refusal => {
  const said = preconditionFailed('this was changed since you read it: read it again, merge your change, and send the new ETag as If-Match')
  return new Refusal(said.error, said.status, said.message, { headers: { etag: current } })
}

/** The answer to a read; 304 when the caller's `If-None-Match` is the present tag (RFC 9110 §13.1.2). */
export function answerRead(request: Request, body: unknown, etag: string): Answer {
  const header = request.headers['if-none-match']
  const known = header !== undefined && (header.trim() === '*' || tagsIn(header).includes(etag))
  return known ? { status: 304, headers: { etag, 'cache-control': 'no-store' }, body: '' } : json(body, 200, { etag })
}
