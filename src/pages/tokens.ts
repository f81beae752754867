import { record } from '#events/record.ts'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { Refusal } from '#http/refusal.ts'
import { type Answer, seeOther } from '#http/render.ts'
import { ownEvent } from '#login/own-event.ts'
import type { SignedIn } from '#login/sessions.ts'
import { isOwed, ownFactorDue } from '#oauth/factor-demand.ts'
import { makePersonalToken, offeredDays, personalScopes, personalTokensOf, removePersonalToken } from '#oauth/personal-tokens.ts'
import { asSelf } from './account.ts'
import { afterProof } from './factors.ts'
import { render } from './layout.ts'
import { scopeWords } from './scope-words.ts'
import { deleteQuestion, type OwnTokens, tokensView } from './tokens-view.ts'
import { pageAt, type Visit } from './visit.ts'
import { readOwnForm } from './waiting.ts'

const DAY = 86_400
const MOST_OFFERED = 100

/** Personal access tokens of a person: tokens for scripts of their own, with a note, an end and chosen scopes. */
export const tokensPage: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/account/tokens',
    surface: 'page',
    handle: (request, context) =>
      asSelf(
        request,
        context,
        withFactor((v, signedIn) => show(v, signedIn)),
      ),
  }),
  endpoint({ method: 'POST', path: '/account/tokens', surface: 'page', handle: (request, context) => asSelf(request, context, withFactor(make)) }),
  endpoint({ method: 'POST', path: '/account/tokens/delete', surface: 'page', handle: (request, context) => asSelf(request, context, removeToken) }),
]

/**
 * Demands a fresh proof of all factors, and the second one where a rule demands it: a token does all that the person may, and outlives the open
 * session in which a thief would make one.
 */
const withFactor = (page: (v: Visit, signedIn: SignedIn) => Promise<Answer>) =>
  afterProof('tokens', async (v, signedIn) => {
    const due = await ownFactorDue(v.context, signedIn)
    return isOwed(v.context, due, signedIn) ? seeOther(pageAt(v, '/account/factors')) : page(v, signedIn)
  })

async function show(v: Visit, { user }: SignedIn, more: Pick<OwnTokens, 'made' | 'fault'> = {}): Promise<Answer> {
  const { context } = v
  const [rows, scopes] = await Promise.all([personalTokensOf(context, user.id), personalScopes(context, user)])
  const offered = await scopeWords(v, scopes.slice(0, MOST_OFFERED))
  const days = offeredDays.filter((count) => count * DAY <= context.settings.personal_token_max_ttl)
  return render(v, {
    title: v.words.tokensTitle,
    wide: true,
    status: more.fault === undefined ? 200 : 422,
    main: tokensView(v, { rows, offered, days, ...more }),
  })
}

async function make(v: Visit, signedIn: SignedIn): Promise<Answer> {
  const { note = '', days, scope } = readOwnForm(v.request, v.context, ['scope'])
  const count = offeredDays.find((preset) => String(preset) === days)
  const wish = { note: note.trim().slice(0, 256), scope: scope?.split(' ') ?? [], lifetime: (count ?? 30) * DAY }
  if (wish.note === '' || wish.scope.length === 0) return show(v, signedIn, { fault: v.words.tokenNeeds })
  try {
    const { token } = await makePersonalToken(v.context, signedIn.user, wish, { request: v.request })
    return show(v, signedIn, { made: token })
  } catch (caught) {
    if (!(caught instanceof Refusal) || caught.status >= 500) throw caught
    return show(v, signedIn, { fault: v.words.tokenRefused })
  }
}

/** A live token is deleted only after a second answer: whatever uses it stops working. */
async function removeToken(v: Visit, { user }: SignedIn): Promise<Answer> {
  const form = readOwnForm(v.request, v.context)
  const { context, request } = v
  const row = (await personalTokensOf(context, user.id)).find(({ id }) => id === form['delete'])
  if (row && row.expires_at > context.now() && form['sure'] === undefined) return render(v, { title: v.words.tokenDelete, main: deleteQuestion(v, row) })
  if (row)
    await context.db.together((batch) => {
      removePersonalToken(batch, row, context.now())
      record(batch, ownEvent(context, { request, person: user, action: 'personal_token.deleted' }))
    })
  return seeOther(pageAt(v, '/account/tokens'))
}
