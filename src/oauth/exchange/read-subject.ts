import { invalidRequest, type Refusal } from '#http/refusal.ts'
import { subjectFromAccessToken } from './from-access-token.ts'
import { subjectFromIdToken } from './from-id-token.ts'
import { subjectFromRefreshToken } from './from-refresh-token.ts'
import { subjectFromTrusted } from './from-trusted.ts'
import type { PresentedSubject, Subject } from './subject.ts'
import { type TokenType, tokenTypeNamed, tokenTypes } from './token-types.ts'

/** RFC 8693 §2.2.2: an invalid subject or actor token is `invalid_request`. The reason is not told, so that a thief learns nothing. */
export const refuseSubject = (): Refusal =>
  invalidRequest('the subject token is unknown, expired or revoked, or this client may not exchange it').because({
    check: 'subject_token',
    spec: 'RFC 8693 §2.1',
  })

const readers: Partial<Record<TokenType, (shown: PresentedSubject) => Promise<Subject | undefined>>> = {
  access_token: async (shown) => (await subjectFromAccessToken(shown)) ?? subjectFromTrusted(shown),
  id_token: async (shown) => (await subjectFromIdToken(shown)) ?? subjectFromTrusted(shown),
  jwt: async (shown) => (await subjectFromAccessToken(shown)) ?? (await subjectFromIdToken(shown)) ?? subjectFromTrusted(shown),
  refresh_token: subjectFromRefreshToken,
}

/** Reads the subject of a token of the stated type that this client may exchange. @throws {Refusal} `invalid_request` */
export async function readSubject(type: string, shown: PresentedSubject): Promise<Subject> {
  const read = readers[tokenTypeNamed(type) ?? 'id_jag']
  if (!read) {
    const expected = (Object.keys(readers) as TokenType[]).map((name) => tokenTypes[name])
    throw invalidRequest(`subject_token_type must be one of ${expected.join(', ')}`).because({
      check: 'subject_token',
      spec: 'RFC 8693 §3',
      expected,
      got: type,
    })
  }
  const subject = await read(shown)
  // An agent, or a thief of its refresh token, would else turn what only supplies claims into access for the person.
  if (!subject || subject.grant?.agent) throw refuseSubject()
  return subject
}
