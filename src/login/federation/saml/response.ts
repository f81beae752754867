import type { Profile } from '@node-saml/node-saml'
import type { Context } from '#http/context.ts'
import { expiringKey } from '#kit/expiring-key.ts'
import type { Claims } from '#model/federation/claim-rules.ts'
import { claimAt } from '#model/federation/claim-rules.ts'
import type { FederatedServer } from '#model/federation/server.ts'
import { seenOnce } from '#model/seen-once.ts'
import { OutboundFailure } from '#outbound/failure.ts'
import { plainText } from '#outbound/token-answer.ts'
import { Conflict } from '#store/store.ts'
import type { FederatedAccount } from '../account.ts'
import { refuseEarlierSignIn } from '../asked-again.ts'
import { type FederatedProof, samlName } from '../proof.ts'
import { decryptedPart, hidesSomething, refusedEncryption } from './encrypted.ts'
import { samlConsumer, samlPartyOf } from './party.ts'
import { decodeXml, faultOfXml } from './xml.ts'

const LONGEST_NAME = 4096
/** The largest response, in characters of base64. */
export const LARGEST_RESPONSE = 131_072
const SUCCESS = 'urn:oasis:names:tc:SAML:2.0:status:Success'
const BEARER = 'urn:oasis:names:tc:SAML:2.0:cm:bearer'
const TRANSIENT = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient'

const refuseResponse = (message: string, cause?: unknown) => new OutboundFailure('remote_refused', message, {}, { cause })

/** A response as it came by the browser. */
export interface SamlAnswer {
  /** The `SAMLResponse` parameter. */
  readonly response: string
  /** The id of our request. */
  readonly requestId: string
  /** When we asked for a new sign-in (`ForceAuthn`). */
  readonly askedAgainAt: number | undefined
}

function readXml(response: string): string {
  const xml = decodeXml(response, LARGEST_RESPONSE)
  if (xml === undefined) throw refuseResponse('the answer is no base64 text, or too long')
  refuseFoul(xml)
  return xml
}

/** @throws {OutboundFailure} */
function refuseFoul(xml: string): void {
  const fault = faultOfXml(xml)
  if (fault !== undefined) throw refuseResponse(`the answer ${fault}`)
}

/** Elements as the library parses them: attributes in `$`, text in `_`, children by name. */
interface Element {
  readonly $?: Readonly<Record<string, string>>
  readonly _?: string
  readonly [child: string]: unknown
}
const childrenOf = (element: Element | undefined, name: string): readonly Element[] => {
  const found = element?.[name]
  return Array.isArray(found) ? found.filter((one): one is Element => typeof one === 'object' && one !== null) : []
}

/**
 * Verifies a response of a SAML identity provider (SAML Profiles §4.1.4.3): the signature, then all that the assertion says of itself. What counts is
 * read from the signed assertion alone; an attacker may put another one beside it (signature wrapping). @throws {OutboundFailure}
 */
export async function readSamlResponse(context: Context, server: FederatedServer, answer: SamlAnswer): Promise<FederatedAccount> {
  const { response, requestId, askedAgainAt } = answer
  const xml = readXml(response)
  refuseStatus(xml)
  const hides = hidesSomething(xml)
  if (hides) refuseFoul(await decryptedPart(context, server, xml))
  const party = await samlPartyOf(context, server, { requestId })
  const { profile } = await party.validatePostResponseAsync({ SAMLResponse: response }).catch((cause) => {
    if (hides) throw refusedEncryption(cause)
    // The library names what is wrong, such as the audience; nothing in it is secret.
    throw refuseResponse(plainText(cause instanceof Error ? cause.message : undefined) ?? 'the answer cannot be verified', cause)
  })
  const assertion = profile?.getAssertion?.()['Assertion'] as Element | undefined
  if (!profile || !assertion) throw refuseResponse('the answer holds no assertion')
  if (childrenOf(assertion, 'Issuer')[0]?._?.trim() !== server.saml_entity_id) throw refuseResponse('the assertion is of another issuer')
  const signedIn = childrenOf(assertion, 'AuthnStatement').map(({ $ }) => Date.parse($?.['AuthnInstant'] ?? ''))
  if (signedIn.length === 0) throw refuseResponse('the assertion does not say that the person signed in')
  refuseEarlierSignIn(Math.max(...signedIn), askedAgainAt)
  const ends_at = confirmedUntil(context, server, { assertion, requestId })
  await spendSamlAssertion(context, server, { id: assertion.$?.['ID'], ends_at })
  if (profile.nameIDFormat === TRANSIENT && server.subject_claim === 'sub')
    throw refuseResponse('the server names accounts by a name that changes each time: ask it for a persistent one, or name another attribute in subject_claim')
  const claims: Claims = { ...attributesOf(profile['attributes']), sub: profile.nameID }
  return { subject: subjectClaimOf(server, claims), claims, proof: samlNameOf(profile) }
}

/** The names with which the session there can be ended, where the assertion holds them as short texts. */
function samlNameOf({
  nameID: name,
  nameIDFormat: format,
  nameQualifier: qualifier,
  spNameQualifier: own_qualifier,
  sessionIndex: session,
}: Profile): FederatedProof {
  const saml = samlName.safeParse({ name, format, qualifier, own_qualifier, session })
  return saml.success && JSON.stringify(saml.data).length <= LONGEST_NAME ? { saml: saml.data } : {}
}

/** The refusal of the server, in its own words. The status is not always signed, so that nothing but a refusal follows from it. */
function refuseStatus(xml: string): void {
  const status = [...xml.matchAll(/<(?:\w+:)?StatusCode\b[^>]*?\bValue\s*=\s*["']([^"']{1,256})["']/g)].map(([, value]) => value)
  if (status.length === 0 || status[0] === SUCCESS) return
  const message = /<(?:\w+:)?StatusMessage\s*>([^<]{1,512})</.exec(xml)?.[1]
  const error = plainText((status.at(-1) ?? '').split(':').at(-1), 128)
  throw new OutboundFailure('remote_refused', `the server answers: ${error}`, { error, description: plainText(message) })
}

interface Confirmed {
  readonly assertion: Element
  readonly requestId: string
}

/**
 * The bearer confirmation of an assertion (SAML Profiles §4.1.4.2): for our consumer, for our request, with an end. The recipient keeps another service
 * from passing on what was meant for it.
 * @returns the instant at which it ends.
 */
function confirmedUntil(context: Context, server: FederatedServer, { assertion, requestId }: Confirmed): number {
  const recipient = samlConsumer(context, server.id)
  const ends = childrenOf(childrenOf(assertion, 'Subject')[0], 'SubjectConfirmation')
    .filter(({ $ }) => $?.['Method'] === BEARER)
    .flatMap((confirmation) => childrenOf(confirmation, 'SubjectConfirmationData'))
    .filter(({ $ }) => $?.['Recipient'] === recipient && $['InResponseTo'] === requestId)
    .map(({ $ }) => Date.parse($?.['NotOnOrAfter'] ?? ''))
    .filter((end) => end > Date.now() - 60_000)
  const latest = Math.max(...ends)
  if (!Number.isFinite(latest)) throw refuseResponse('the assertion does not confirm its bearer for this request and this address, or its time is over')
  return latest
}

/** Spends an assertion: it is good once (SAML Profiles §4.1.4.5). */
async function spendSamlAssertion(
  { db, vault }: Context,
  server: FederatedServer,
  { id = '', ends_at }: { readonly id: string | undefined; readonly ends_at: number },
) {
  const expires_at = ends_at + 60_000
  try {
    await db.table(seenOnce).insert({ id: expiringKey(expires_at, vault.digest('saml_assertion', `${server.id} ${id}`)), expires_at })
  } catch (caught) {
    throw caught instanceof Conflict ? refuseResponse('this assertion was used already', caught) : caught
  }
}

const MOST_ATTRIBUTES = 200
/** The attributes of an assertion as claims: text, or a list of texts. Structured values say nothing that a rule could use. */
function attributesOf(attributes: unknown): Claims {
  const pairs = Object.entries((attributes ?? {}) as Record<string, unknown>).slice(0, MOST_ATTRIBUTES)
  return Object.fromEntries(
    pairs.flatMap(([name, value]) => {
      const texts = [value].flat().filter((one): one is string => typeof one === 'string')
      return texts.length === 0 ? [] : [[name, texts.length === 1 ? texts[0] : texts]]
    }),
  )
}

function subjectClaimOf({ subject_claim }: FederatedServer, claims: Claims): string {
  const subject = [claimAt(claims, subject_claim)].flat()[0]
  if (typeof subject !== 'string' || subject === '' || subject.length > 255) throw refuseResponse('the server does not say which account it is')
  return subject
}
