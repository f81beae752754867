import { accountSelectionRequired, consentRequired, interactionRequired, loginRequired, type Refusal, unmetAuthenticationRequirements } from '#http/refusal.ts'
import { mustConfirm } from '#login/confirm-email.ts'
import { isOwed } from '../factor-demand.ts'
import { canBeMet, meets, strengthOf } from '../strength.ts'
import { subjectOf } from '../tokens/subject.ts'
import type { PageName } from './interaction.ts'
import type { Situation } from './person.ts'

type InteractionStep = readonly [spec: string, page: PageName, needed: (situation: Situation) => boolean, refuse: (message: string) => Refusal, message: string]

/** True when the person signed in while this very request waited. */
const isFresh = ({ interaction, signedIn }: Situation) =>
  interaction !== undefined && signedIn !== undefined && signedIn.session.auth_time >= interaction.row.created_at
/** True when the choice or consent for this waiting request was made in the session that is there now. */
const wasHere = ({ interaction, signedIn }: Situation) => signedIn !== undefined && interaction?.row.session_id === signedIn.session.id

const wantsAccount = (s: Situation) => s.demand.prompt.has('create') && s.provider.registrable && !isFresh(s)
const nobody = ({ signedIn }: Situation) => !signedIn
/** True for a session that began where addresses need no proof, at a client whose people must prove theirs: the sign-in page mails the link. */
const lacksAddress = ({ provider, signedIn }: Situation) => signedIn !== undefined && mustConfirm(provider, signedIn.user)
const wantsSignIn = (s: Situation) => (s.demand.prompt.has('login') || s.demand.prompt.has('create')) && !isFresh(s)
function isTooOld(s: Situation): boolean {
  const { max_age } = s.assurance
  if (max_age === undefined || !s.signedIn || isFresh(s)) return false
  return max_age === 0 || s.context.now() - s.signedIn.session.auth_time > max_age * 1000
}
const isAnother = ({ expected, signedIn, demand, context }: Situation) =>
  expected !== undefined && signedIn !== undefined && subjectOf(signedIn.user.id, demand.client, context) !== expected
const isAnotherAgain = (s: Situation) => isAnother(s) && isFresh(s)
const mayChoose = (s: Situation) => s.demand.prompt.has('select_account') || (s.provider.choose_session && !s.demand.prompt.has('none'))
const hasNotChosen = (s: Situation) => mayChoose(s) && !isFresh(s) && !wasHere(s)
function mustAgree(s: Situation): boolean {
  if (!s.consent || s.consent.waived || (wasHere(s) && s.interaction?.row.agreed !== undefined)) return false
  // RFC 9396 §12: details say what happens this time, so consent to them is never remembered.
  return s.consent.first || s.consent.missing.length > 0 || s.consent.anew || s.demand.authorization_details !== undefined
}

/** True when the person has signed in, and not as strongly as the client or an API demands (OIDC Core §5.5.1.1, RFC 9470 §5). */
const lacksStrength = ({ assurance, signedIn }: Situation): boolean =>
  signedIn !== undefined && assurance.strengths.some((values) => !meets(strengthOf(signedIn.session), values))
/** True when no sign-in here is as strong as is demanded. */
const cannotBeMet = (s: Situation): boolean => lacksStrength(s) && s.assurance.strengths.some((values) => !canBeMet(values))

/** True when a rule demands a second factor of the person, who has not shown one and cannot put it off. */
const owesSecondFactor = ({ context, due, signedIn }: Situation): boolean => signedIn !== undefined && isOwed(context, due, signedIn)

/** The steps that a person must take before the request can be answered, in order; with prompt=none, each is a reason for refusal. */
// biome-ignore format: it reads as a table
const steps: readonly InteractionStep[] = [
  ['OIDC Prompt Create §4', 'register', wantsAccount, interactionRequired, 'the person is to make an account'],
  ['OIDC Core §3.1.2.3', 'login', nobody, loginRequired, 'nobody is signed in'],
  ['OIDC Core §3.1.2.1', 'login', wantsSignIn, loginRequired, 'the person is to sign in again'],
  ['OIDC Core §3.1.2.1', 'login', isTooOld, loginRequired, 'the sign-in is older than max_age'],
  ['OIDC Core §3.1.2.3', 'login', lacksAddress, interactionRequired, 'the person is to prove their address'],
  ['OIDC Core §3.1.2.2', 'login', isAnother, loginRequired, 'somebody else is signed in than the client expects'],
  ['OIDC Core §3.1.2.1', 'select-account', hasNotChosen, accountSelectionRequired, 'the person is to choose an account'],
  ['RFC 9470 §5', 'second-factor', lacksStrength, unmetAuthenticationRequirements, 'the person has not shown a second factor'],
  ['OIDC Core §3.1.2.3', 'second-factor', owesSecondFactor, interactionRequired, 'the person must show or add a second factor'],
  ['OIDC Core §3.1.2.4', 'consent', mustAgree, consentRequired, 'the person has not agreed to all of it'],
]

/**
 * The page that the person must see next; undefined when the request can be answered.
 * @throws {Refusal} when no page helps, or the client wanted none (OIDC Core §3.1.2.6).
 */
export function nextPage(situation: Situation): PageName | undefined {
  if (isAnotherAgain(situation)) throw loginRequired('somebody else signed in than the client expects')
  if (cannotBeMet(situation)) throw unmetAuthenticationRequirements('the person cannot sign in as strongly as the client or the API demands')
  const step = steps.find(([, , needed]) => needed(situation))
  if (step === undefined) return undefined
  const [, page, , refuse, message] = step
  if (situation.demand.prompt.has('none')) throw refuse(message)
  return page
}
