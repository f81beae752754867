import { verify } from 'node:crypto'
import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import type { Profile } from '@node-saml/node-saml'
import type { Context } from '#http/context.ts'
import { forbidden, invalidRequest } from '#http/refusal.ts'
import { type Request, readQuery } from '#http/request.ts'
import { expiringKey } from '#kit/expiring-key.ts'
import { randomText } from '#kit/random.ts'
import type { FederatedServer } from '#model/federation/server.ts'
import { seenOnce } from '#model/seen-once.ts'
import { session } from '#model/session.ts'
import { user } from '#model/user.ts'
import { insertIfAbsent } from '#store/insert-if-absent.ts'
import { signedOutEvent } from '../../own-event.ts'
import { endSession } from '../../sessions.ts'
import { openFederatedProof, type SamlName, samlNameKey } from '../proof.ts'
import { certificatesIn, samlPartyOf, samlSignOff } from './party.ts'

/** The address that ends the session of a name at its identity provider (SAML Profiles §4.4.3.1), a signed request by HTTP-Redirect. */
export async function samlSignOutAddress(context: Context, server: FederatedServer, { saml, state }: { readonly saml: SamlName; readonly state: string }) {
  const party = await samlPartyOf(context, server, { requestId: `_${randomText(16)}` })
  const { name: nameID, format: nameIDFormat = '', qualifier, own_qualifier, session: sessionIndex } = saml
  const names = { ...(qualifier === undefined ? {} : { nameQualifier: qualifier }), ...(own_qualifier === undefined ? {} : { spNameQualifier: own_qualifier }) }
  const profile: Profile = { issuer: server.saml_entity_id ?? '', nameID, nameIDFormat, ...names, ...(sessionIndex === undefined ? {} : { sessionIndex }) }
  return party.getLogoutUrlAsync(profile, state, {})
}

const LARGEST = 65_536
/** How old a request may be, and how far the clocks may be apart, in milliseconds. */
const FRESH = 300_000
const hashes: Readonly<Record<string, string>> = {
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256': 'sha256',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha384': 'sha384',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512': 'sha512',
}

/** The text that is signed: the parameters in this order, as they were sent (SAML Bindings §3.4.4.1). */
const signedText = (query: string): string =>
  ['SAMLRequest', 'RelayState', 'SigAlg'].flatMap((name) => query.split('&').filter((pair) => pair.startsWith(`${name}=`))).join('&')

/**
 * Verifies the signature of a request in the query. The library takes a request without one for good, and SHA-1; an attacker could sign people out by a
 * link then. @throws {Refusal}
 */
function verifyQuery({ query }: Request, { SigAlg = '', Signature = '' }: Readonly<Record<string, string | undefined>>, server: FederatedServer): void {
  const hash = hashes[SigAlg]
  if (hash === undefined) throw forbidden('the request to sign out is not signed by RSA with SHA-256, SHA-384 or SHA-512')
  const [text, signature] = [Buffer.from(signedText(query)), Buffer.from(Signature, 'base64')]
  if (!certificatesIn(server.saml_certificates ?? '').some((certificate) => verify(hash, text, certificate, signature)))
    throw forbidden('the signature of the request to sign out is of no certificate of the server')
}

async function inflate(text: string): Promise<string> {
  const xml = await promisify(inflateRaw)(Buffer.from(text, 'base64'), { maxOutputLength: LARGEST }).catch((cause) => {
    throw invalidRequest('SAMLRequest is no deflated text, or too long', cause)
  })
  if (/<!\s*(?:DOCTYPE|ENTITY)/i.test(String(xml))) throw invalidRequest('SAMLRequest declares a document type')
  return String(xml)
}

/** An attribute of the root element. */
const attributeOf = (xml: string, name: string): string | undefined =>
  new RegExp(`<(?:[\\w.-]+:)?LogoutRequest\\b[^<>]*?\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(xml)?.[1]

/** A request of an identity provider to end sessions (SAML Core §3.7.1), whose signature is right. */
interface LogoutRequest {
  readonly profile: Profile
  /** The names of the sessions that are meant; all of the account where there is none. */
  readonly sessions: readonly string[]
}

async function readLogoutRequest(request: Request, context: Context, server: FederatedServer): Promise<LogoutRequest> {
  const params = readQuery(request)
  verifyQuery(request, params, server)
  const SAMLRequest = params['SAMLRequest'] ?? ''
  const xml = await inflate(SAMLRequest)
  const party = await samlPartyOf(context, server, { requestId: '_none' })
  const { profile } = await party.validateRedirectAsync({ SAMLRequest }, '').catch((cause) => {
    throw forbidden('the request to sign out is of another issuer, too old, or names nobody', cause)
  })
  if (!profile?.nameID) throw forbidden('the request to sign out names nobody')
  // SAML Bindings §3.4.5.2: a signed message is for the address that it names.
  if (attributeOf(xml, 'Destination') !== samlSignOff(context, server.id)) throw forbidden('the request to sign out is for another address')
  await spendLogoutRequest(context, server, { id: attributeOf(xml, 'ID'), issued_at: Date.parse(attributeOf(xml, 'IssueInstant') ?? '') })
  const sessions = [...xml.matchAll(/<(?:[\w.-]+:)?SessionIndex\b[^<>]*>\s*([^<]*?)\s*</g)].flatMap(([, name]) => name ?? [])
  return { profile, sessions }
}

/** A request is good once, and for a while: an attacker who saw the address could sign the person out again and again. @throws {Refusal} */
async function spendLogoutRequest(
  { db, vault, now }: Context,
  { id: serverId }: FederatedServer,
  { id, issued_at }: { readonly id: string | undefined; readonly issued_at: number },
) {
  if (id === undefined || !(Math.abs(issued_at - now()) <= FRESH)) throw forbidden('the request to sign out is too old')
  const expires_at = issued_at + 2 * FRESH
  const key = expiringKey(expires_at, vault.digest('saml_logout', `${serverId} ${id}`))
  if (!(await insertIfAbsent(db, seenOnce, { id: key, expires_at }))) throw forbidden('this request to sign out was used already')
}

/**
 * Ends the sessions that an identity provider asks to end, and tells their applications (SAML Profiles §4.4.3.2). It needs no cookie: identity providers
 * ask in a hidden frame, to which browsers bring none. @returns the address of our signed response there. @throws {Refusal}
 */
export async function endSamlSessions(request: Request, context: Context, server: FederatedServer): Promise<string> {
  const { profile, sessions } = await readLogoutRequest(request, context, server)
  const found = await context.db.table(session).find({ saml_name_key: samlNameKey(context, server.id, profile.nameID), ended_at: undefined }, { limit: 200 })
  for (const row of found) {
    const named = openFederatedProof(context, row).saml?.session
    if (sessions.length > 0 && named !== undefined && !sessions.includes(named)) continue
    const person = await context.db.table(user).get(row.user_id)
    await endSession(context, row, person && signedOutEvent(context, { request, person, sid: row.sid }))
  }
  const party = await samlPartyOf(context, server, { requestId: `_${randomText(16)}` })
  return party.getLogoutResponseUrlAsync(profile, readQuery(request)['RelayState'] ?? '', {}, true)
}
