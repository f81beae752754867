import { boundFetch } from '../auth/dpop.ts'
import { tenantRoot } from '../auth/place.ts'
import { tokens } from '../auth/tokens.ts'
import { type Query, queryText } from './call.ts'
import { Problem } from './problem.ts'

const nextIn = (link: string | null): string | undefined => /^<([^>]+)>; rel="next"/.exec(link ?? '')?.[1]

/** The whole text of an export: the server gives a thousand rows at a time, and names the next ones (RFC 8288 §3). @throws {Problem} */
export async function exported(path: string, query: Query = {}): Promise<string> {
  let text = ''
  for (let next: string | undefined = `${path}${queryText(query)}`; next !== undefined; ) {
    const answer: Response = await boundFetch(`${tenantRoot}${next}`, {}, tokens()?.access_token)
    if (!answer.ok) throw new Problem(answer.status, {}, answer.headers.get('x-request-id'))
    text += await answer.text()
    next = nextIn(answer.headers.get('link'))
  }
  return text
}
