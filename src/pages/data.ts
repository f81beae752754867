import { findBackend } from '#clients/sign-in-place.ts'
import { record } from '#events/record.ts'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { type Answer, seeOther, withMediaType } from '#http/render.ts'
import { html } from '#kit/html.ts'
import { deleteAccount, planDeletion } from '#login/delete-account.ts'
import { ownEvent } from '#login/own-event.ts'
import { forgetSession, type SignedIn } from '#login/sessions.ts'
import { identityProvider } from '#model/identity-provider.ts'
import type { User } from '#model/user.ts'
import { asSelf } from './account.ts'
import { afterProof } from './factors.ts'
import { hiddenToken, notice } from './field.ts'
import { render } from './layout.ts'
import { dataOf } from './own-data.ts'
import { pageAt, type Visit } from './visit.ts'
import { readOwnForm } from './waiting.ts'

/** The page where a person takes their data along or deletes the account. Both need a fresh proof: an open session must not be enough. */
export const dataPages: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/account/data',
    surface: 'page',
    handle: (request, context) =>
      asSelf(
        request,
        context,
        afterProof('data', (v, s) => show(v, s)),
      ),
  }),
  endpoint({ method: 'POST', path: '/account/data/export', surface: 'page', handle: (request, context) => asSelf(request, context, afterProof('data', give)) }),
  endpoint({
    method: 'POST',
    path: '/account/data/delete',
    surface: 'page',
    handle: (request, context) => asSelf(request, context, afterProof('data', removeAccount)),
  }),
]

/** True where an identity provider of the person's backend lets people delete their account. */
async function mayDelete({ context }: Visit, { backend_id }: User): Promise<boolean> {
  const id = (await findBackend(context, backend_id))?.id
  return (await context.db.table(identityProvider).find({ backend_id: id }, { limit: 100 })).some(({ destroyable }) => destroyable)
}

async function show(v: Visit, { user }: SignedIn, hasChanged = false): Promise<Answer> {
  const words = v.words.factors
  const [allowed, { obstacle }] = await Promise.all([mayDelete(v, user), planDeletion(v.context, user)])
  const why = allowed ? obstacle && words.dataObstacles[obstacle] : words.dataNotHere
  return render(v, {
    title: words.dataTitle,
    status: hasChanged ? 409 : 200,
    main: html`<h1>${words.dataTitle}</h1>
${hasChanged && notice('bad', words.dataChanged)}
<form class="stack" method="post" action="${pageAt(v, '/account/data/export')}">${hiddenToken(v)}<div><button class="quiet" id="data-export" type="submit">${words.dataExport}</button></div></form>
${
  why === undefined
    ? html`${notice('warn', words.dataDeleteLead)}
<form class="stack" method="post" action="${pageAt(v, '/account/data/delete')}">${hiddenToken(v)}<div><button class="danger" id="data-delete" type="submit" name="sure" value="yes">${words.dataDelete}</button></div></form>`
    : html`<p class="soft">${why}</p>`
}
<p class="foot"><a href="${pageAt(v, '/account')}">${v.words.back}</a></p>`,
  })
}

async function give(v: Visit, { user: person }: SignedIn): Promise<Answer> {
  const { request, context } = v
  readOwnForm(request, context)
  const data = await dataOf(context, person)
  await context.db.together((batch) => record(batch, ownEvent(context, { request, person, action: 'user.data_exported' })))
  const headers = { 'content-disposition': 'attachment; filename="account.json"', 'cache-control': 'no-store' }
  return withMediaType('application/json; charset=utf-8', JSON.stringify(data, undefined, 2), headers)
}

async function removeAccount(v: Visit, signedIn: SignedIn): Promise<Answer> {
  const { request, context, words } = v
  const { user: person, session } = signedIn
  const { sure } = readOwnForm(request, context)
  const { obstacle, alone } = await planDeletion(context, person)
  if (sure === undefined || obstacle !== undefined || !(await mayDelete(v, person))) return seeOther(pageAt(v, '/account/data'))
  if (!(await deleteAccount(context, person, { request, alone }))) return show(v, signedIn, true)
  const main = html`<h1>${words.factors.dataGone}</h1><p class="lead">${words.factors.dataGoneLead}</p>`
  return render(v, { title: words.factors.dataGone, main, cookies: [forgetSession(context, session.backend_id)] })
}
