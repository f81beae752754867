import { type Html, html } from '#kit/html.ts'
import type { Client } from '#model/client.ts'
import type { User } from '#model/user.ts'
import type { DetailWords } from '#oauth/details/words.ts'
import type { ScopeLabel } from '#oauth/scope-labels.ts'
import type { ApplicationFacts } from './application.ts'
import { detailList } from './detail-list.ts'
import { hiddenToken, notice } from './field.ts'
import { pageAt, type Visit } from './visit.ts'
import type { Words } from './words/en.ts'

export interface Asking {
  readonly client: Client
  /** Its logo, or a letter in place of it. */
  readonly picture: Html
  readonly facts: ApplicationFacts
  readonly missing: readonly ScopeLabel[]
  readonly before: readonly ScopeLabel[]
  /** The requested authorization details, which are agreed to or refused as a whole (RFC 9396 §12). */
  readonly details: readonly DetailWords[]
  /** This person has never consented to anything for this application. */
  readonly first: boolean
  readonly person: User
}

const scopeText = ({ label, description }: ScopeLabel): Html =>
  html`<span><span class="strong">${label}</span>${description && html`<br><span class="soft small">${description}</span>`}</span>`

/** Warnings of the consent page. */
function warnings({ words }: Visit, { facts, first }: Asking): string[] {
  return [
    facts.kind === 'this_computer' && words.localhostWarning,
    facts.kind === 'app' && words.appSchemeWarning,
    facts.otherSite !== undefined && words.otherHostWarning(facts.otherSite, facts.destination),
    facts.people === 0 ? words.newHere : first && words.firstTime,
  ].filter((warning) => warning !== false)
}

const peopleOf = (words: Words, { people, many }: Asking['facts']): string =>
  people === 1 && !many ? words.onePerson : words.people(`${people}${many ? '+' : ''}`)

function factsList({ words }: Visit, { client, facts, person }: Asking): Html {
  return html`<dl class="facts">
<div><dt>${words.sendsYouTo}</dt><dd id="consent-destination">${facts.destination}</dd></div>
<div><dt>${words.claimsName}</dt><dd>${client.name}</dd></div>
<div><dt>${words.signedInAs}</dt><dd>${person.username}</dd></div>
${facts.people > 0 && html`<div><dt>${words.usedHere}</dt><dd>${peopleOf(words, facts)}</dd></div>`}
</dl>`
}

/** The consent page: the name that the application claims, the host that we know, the requested access, and two equal answers. */
export function consentView(v: Visit, asking: Asking): Html {
  const { words } = v
  const { client, picture, missing, before, details } = asking
  const warned = warnings(v, asking)
  return html`<div class="who">${picture}<div><h1>${words.consentTitle(client.name)}</h1><p class="lead">${missing.length > 0 ? words.consentLead : words.consentNothingNew}</p></div></div>
${factsList(v, asking)}
${warned.length > 0 && notice('warn', ...warned)}
<form class="stack" method="post" action="${pageAt(v, '/consent')}">
${hiddenToken(v)}
${
  missing.length > 0 &&
  html`<fieldset><legend>${words.willBeAble}</legend><ul class="plain scopes">${missing.map(
    (scope, at) =>
      html`<li><label class="check"><input type="checkbox" id="scope-${at}" name="scope" value="${scope.name}" checked>${scopeText(scope)}</label></li>`,
  )}</ul></fieldset>`
}
${detailList(v, details)}
${before.length > 0 && html`<p class="small soft">${words.allowedBefore}: ${before.map((scope) => scope.label).join(' · ')}</p>`}
<div class="choices">
<button class="quiet" id="consent-deny" type="submit" name="decision" value="deny">${words.deny}</button>
<button id="consent-allow" type="submit" name="decision" value="allow">${words.allow}</button>
</div>
</form>
<p class="foot">${words.takeBack}${client.policy_uri && html`<br><a href="${client.policy_uri}" rel="noreferrer noopener" target="_blank">${words.readPolicy}</a>`}${client.tos_uri && html` · <a href="${client.tos_uri}" rel="noreferrer noopener" target="_blank">${words.readTerms}</a>`}</p>`
}
