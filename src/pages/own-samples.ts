import { initialValues } from '#fields/write.ts'
import type { Answer } from '#http/render.ts'
import { totpIssuer } from '#login/factors/enrol-totp.ts'
import { totpAddress } from '#login/factors/totp.ts'
import type { SamplePage } from '#model/sample-page.ts'
import { type Session, session } from '#model/session.ts'
import type { User } from '#model/user.ts'
import { accountPageOf } from './account-view.ts'
import { emailSentPage } from './confirmation.ts'
import { offerPage } from './credential-offer-view.ts'
import { appPage, factorsPageOf, passkeyPage } from './factors-view.ts'
import { render } from './layout.ts'
import { presentPage } from './present-view.ts'
import { requestsPageOf } from './requests-view.ts'
import { scopeWords } from './scope-words.ts'
import type { Waiting } from './waiting.ts'

/** The pages of somebody who is signed in, and those for wallets, that can be drawn with sample data. */
type OwnSamplePage = Extract<SamplePage, 'account' | 'factors' | 'add_app' | 'add_passkey' | 'email_sent' | 'credential_offer' | 'present' | 'requests'>
/** A page with sample data, for a made-up person and application. */
type DrawSample = (waiting: Waiting, of: { readonly person: User; readonly app: string }) => Answer | Promise<Answer>

const SECRET = 'JBSWY3DPEHPK3PXP'
const OFFER = 'openid-credential-offer://?credential_offer_uri=https%3A%2F%2Fid.example%2Foffer'
const NETWORK = '192.0.2.0/24'
const sampleSession = (now: number): Session =>
  ({ ...initialValues(session), id: 'sample', address: '192.0.2.1', created_at: now, last_seen_at: now, auth_time: now }) as unknown as Session

export const ownSamples: Readonly<Record<OwnSamplePage, DrawSample>> = {
  account({ v }, { person, app }) {
    const [current, since_at] = [sampleSession(v.context.now()), v.context.now()]
    const apps = [{ client_id: 'sample', name: app, client_uri: undefined, scopes: ['profile'], since_at, last_used_at: since_at }]
    const used = new Map([[current.sid, apps]])
    const shown = { person, current, sessions: [current], used, apps, invited: [], acted: [], labels: new Map(), editable: { attributes: [] } }
    return render(v, accountPageOf(v, { ...shown, connections: undefined, administers: false, mayDevelop: false }))
  },
  factors: ({ v }) =>
    render(
      v,
      factorsPageOf(v, { factors: [], codes: 0, offered: { passkeys: true, totp: true, email_codes: true }, devices: [], due: undefined, lacks: true }),
    ),
  add_app({ v, place }, { person }) {
    const address = totpAddress(SECRET, { label: person.username, issuer: totpIssuer(v.context, place.provider) })
    return render(v, appPage(v, { secret: SECRET, address, sealed: '' }, false))
  },
  add_passkey: ({ v }) => render(v, passkeyPage(v, {}, false)),
  email_sent: ({ v }, { person }) => render(v, emailSentPage(v, person.email ?? person.username)),
  credential_offer: ({ v }) => render(v, offerPage(v, { names: ['Membership card'], link: OFFER, builtIn: `${v.base}/wallet`, needsCode: true })),
  present: ({ v }, { app }) =>
    render(v, presentPage(v, { handle: 'sample', name: app, purpose: undefined, links: { elsewhere: OFFER, here: OFFER, builtIn: `${v.base}/wallet` } })),
  async requests({ v }, { app }) {
    const scopes = await scopeWords(v, ['openid', 'profile'])
    const asked = [{ id: 'sample', app, message: 'W7-KX', asked: '1 min', network: NETWORK, scopes, details: [] }]
    return render(v, requestsPageOf(v, { asked, hasCode: false }))
  },
}
