import type { Context } from '#http/context.ts'
import { type Html, html } from '#kit/html.ts'
import { findPerson } from '#login/people.ts'
import { auditEvent } from '#model/audit-event.ts'
import { client } from '#model/client.ts'
import type { User } from '#model/user.ts'
import { ago } from './ago.ts'
import type { Visit } from './visit.ts'

/** One time that somebody else acted as a person. */
export interface ActedFor {
  readonly id: string
  readonly at: number
  readonly who: string
  readonly reason: string
}

const SHOWN = 20

/** The last times that somebody acted as this person, and who it was. */
export async function actedForOf(context: Context, { id }: Pick<User, 'id'>): Promise<readonly ActedFor[]> {
  const events = await context.db.table(auditEvent).find({ target_id: id, action: 'user.acted_as' }, { order: 'at', descending: true, limit: SHOWN })
  return Promise.all(
    events.map(async ({ id: event, at, actor_type, actor_id = '', reason = '' }) => {
      const person = actor_type === 'user' ? await findPerson(context, actor_id) : undefined
      const app = actor_type === 'client' ? await context.db.table(client).get(actor_id) : undefined
      return { id: event, at, who: person?.name ?? person?.username ?? app?.name ?? actor_id, reason }
    }),
  )
}

/** The card that shows a person who acted as them; nothing where nobody did. */
export const actedForCard = ({ words, language, context }: Visit, acted: readonly ActedFor[]): Html | undefined =>
  acted.length === 0
    ? undefined
    : html`<section class="card" aria-labelledby="acted-title"><h2 id="acted-title">${words.actedTitle}</h2><p class="soft small">${words.actedWords}</p>
<ul class="plain rows">${acted.map(({ at, who, reason }) => html`<li><div><span class="strong">${who}</span> <span class="soft small">${ago(language, at, context.now())}</span><br><span class="small">${reason}</span></div></li>`)}</ul></section>`
