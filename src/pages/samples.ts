import { findBackend } from '#clients/sign-in-place.ts'
import { initialValues } from '#fields/write.ts'
import type { Context } from '#http/context.ts'
import type { SampleOrder } from '#http/hosted-pages.ts'
import type { Answer } from '#http/render.ts'
import type { Request } from '#http/request.ts'
import { newPerson } from '#login/new-person.ts'
import { translationsOf } from '#login/translations/translations.ts'
import { type Client, client } from '#model/client.ts'
import type { SamplePage } from '#model/sample-page.ts'
import type { User } from '#model/user.ts'
import { consentView } from './consent-view.ts'
import { codeForm, deviceQuestion } from './device-view.ts'
import { confirmButton } from './email.ts'
import { errorView } from './error.ts'
import { avatar } from './field.ts'
import { askForm, newPasswordForm } from './forgotten-password.ts'
import { speak } from './language.ts'
import { type Page, render } from './layout.ts'
import { signedOut } from './logout.ts'
import { trying } from './override.ts'
import { ownSamples } from './own-samples.ts'
import { registerForm } from './register.ts'
import { scopeWords } from './scope-words.ts'
import { secondFactorView } from './second-factor-view.ts'
import { accountChoice } from './select-account.ts'
import { signInForm } from './sign-in.ts'
import { siteOf } from './site.ts'
import { baseOf, type Visit } from './visit.ts'
import type { Waiting } from './waiting.ts'

const [APP, ADDRESS, NAME, CODE] = ['Tide tables', 'ada@example.com', 'Ada Lovelace', 'WDJB-MJHT']

/** The waiting request of a sample: nobody's, from nowhere. */
async function sampleWaiting(context: Context, { provider, language, scheme, template }: SampleOrder): Promise<Waiting> {
  const backend = await findBackend(context, provider.backend_id)
  if (!backend) throw new Error(`the identity provider ${provider.id} has no backend`)
  const site = await siteOf(context, provider)
  const request: Request = {
    method: 'GET',
    path: '/login',
    query: '',
    headers: {},
    body: undefined,
    params: {},
    address: '192.0.2.1',
    id: 'sample',
    certificate: undefined,
  }
  const v: Visit = {
    ...speak(await translationsOf(context), [language], provider.texts),
    request,
    context,
    query: {},
    form: { token: 'sample' },
    base: baseOf(context),
    path: '/login',
    site: template === undefined ? site : { ...site, override: trying(template, site.override) },
    sample: scheme,
  }
  return { v, interaction: undefined, place: { provider, backend }, app: APP, leadsTo: [] }
}

const sampleClient = { ...initialValues(client), id: 'sample', name: APP } as Client
const samplePerson = ({ place, v }: Waiting): User =>
  newPerson({ username: ADDRESS, email: ADDRESS, name: NAME, created_at: v.context.now(), updated_at: v.context.now() }, place.backend)

const renderSample = (waiting: Waiting, name: SamplePage, page: Pick<Page, 'title' | 'main'>): Answer => render(waiting.v, { name, ...page })

async function consentSample(waiting: Waiting): Promise<Answer> {
  const { v } = waiting
  const facts = { destination: 'app.example.com', kind: 'web', otherSite: undefined, people: 12, many: false } as const
  const missing = await scopeWords(v, ['openid', 'profile', 'email'])
  const asking = { client: sampleClient, picture: avatar(APP, 'large'), facts, missing, before: [], details: [], first: false, person: samplePerson(waiting) }
  return renderSample(waiting, 'consent', { title: v.words.consentTitle(APP), main: consentView(v, asking) })
}

async function deviceSample(waiting: Waiting): Promise<Answer> {
  const { v } = waiting
  const scopes = await scopeWords(v, ['openid', 'profile'])
  const [asked, network] = ['1 min', '192.0.2.0/24']
  const asking = { code: CODE, client: sampleClient, picture: avatar(APP, 'large'), scopes, details: [], person: samplePerson(waiting), asked, network }
  return renderSample(waiting, 'device_question', { title: v.words.deviceConfirm(APP), main: deviceQuestion(v, asking) })
}

/** A page of somebody who is signed in, for the person and the application of all samples. */
const own =
  (name: keyof typeof ownSamples) =>
  (waiting: Waiting): Answer | Promise<Answer> =>
    ownSamples[name](waiting, { person: samplePerson(waiting), app: APP })

/** Each page with sample data. */
const samples: Readonly<Record<SamplePage, (waiting: Waiting) => Answer | Promise<Answer>>> = {
  sign_in: (waiting) => signInForm(waiting, {}),
  select_account: (waiting) => accountChoice(waiting, samplePerson(waiting)),
  register: (waiting) => registerForm(waiting, {}, {}),
  consent: consentSample,
  second_factor: (waiting) =>
    renderSample(waiting, 'second_factor', {
      title: waiting.v.words.factors.stepTitle,
      main: secondFactorView(waiting.v, { factors: [], options: {}, asksPassword: false }),
    }),
  forgotten_password: (waiting) => askForm(waiting, false),
  new_password: (waiting) => newPasswordForm(waiting.v, { username: ADDRESS, secret: '', least: waiting.v.context.settings.password_min_length }, {}),
  confirm_email: ({ v }) => confirmButton(v, { path: '/confirm-email', address: ADDRESS }),
  device_code: (waiting) => renderSample(waiting, 'device_code', { title: waiting.v.words.deviceTitle, main: codeForm(waiting.v, undefined) }),
  device_question: deviceSample,
  account: own('account'),
  factors: own('factors'),
  add_app: own('add_app'),
  add_passkey: own('add_passkey'),
  email_sent: own('email_sent'),
  requests: own('requests'),
  credential_offer: own('credential_offer'),
  present: own('present'),
  signed_out: ({ v }) => signedOut(v),
  error: ({ v }) =>
    render(v, errorView(v.words, { error: 'request_gone', status: 404, message: 'this request is unknown, too old or already answered' }, 'sample')),
}

/** Draws a page with sample data. @throws {Error} when the identity provider has no backend. */
export async function drawSample(context: Context, order: SampleOrder): Promise<string> {
  return String((await samples[order.page](await sampleWaiting(context, order))).body)
}
