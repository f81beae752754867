import type { Context } from '#http/context.ts'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { type Answer, seeOther } from '#http/render.ts'
import type { Request } from '#http/request.ts'
import { html } from '#kit/html.ts'
import { findSession } from '#login/sessions.ts'
import type { User } from '#model/user.ts'
import { chooseAccount } from '#oauth/authorize/interaction.ts'
import { avatar, hiddenToken } from './field.ts'
import { render } from './layout.ts'
import { pageAt } from './visit.ts'
import { openWaiting, readOwnForm, type Waiting } from './waiting.ts'

/** The account chooser (OIDC Core §3.1.2.1 `select_account`): continue with the present session, or sign in with another account. */
export const selectAccountPage: readonly Endpoint[] = [
  endpoint({ method: 'GET', path: '/select-account', surface: 'page', handle: show }),
  endpoint({ method: 'POST', path: '/select-account', surface: 'page', handle: submit }),
]

async function show(request: Request, context: Context): Promise<Answer> {
  const waiting = await openWaiting(request, context)
  const signedIn = await findSession(request, context, waiting.place)
  return signedIn ? accountChoice(waiting, signedIn.user) : seeOther(pageAt(waiting.v, '/login'))
}

/** The question with which account to go on. */
export function accountChoice({ v, app, leadsTo }: Waiting, user: User): Answer {
  const { words } = v
  const name = user.name ?? user.username
  return render(v, {
    title: words.chooseAccount,
    name: 'select_account',
    leadsTo,
    heading: html`<h1>${words.chooseAccount}</h1>
<p class="lead">${app === undefined ? words.signInHere : words.signInTo(app)}</p>
`,
    main: html`<form class="accounts" method="post" action="${pageAt(v, '/select-account')}">
${hiddenToken(v)}
<button class="quiet" id="account-current" type="submit" name="account" value="current"><span class="unseen">${words.goOnAs}</span>
<span class="who">${avatar(name, 'person')}<span><span class="strong">${name}</span>${name !== user.username && html`<br><span class="soft small">${user.username}</span>`}</span></span>
</button>
<button class="quiet" id="account-other" type="submit" name="account" value="other">${words.otherAccount}</button>
</form>`,
  })
}

async function submit(request: Request, context: Context): Promise<Answer> {
  const { v, place, interaction } = await openWaiting(request, context)
  const { account } = readOwnForm(request, context)
  const signedIn = await findSession(request, context, place)
  if (!signedIn || account !== 'current') return seeOther(pageAt(v, '/login'))
  return seeOther(interaction ? await chooseAccount(context, interaction, signedIn.session) : pageAt(v, '/account'))
}
