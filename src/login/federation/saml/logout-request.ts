import { verify } from 'node:crypto'
import { promisify } from 'node:util'
import { deflateRaw, inflateRaw } from 'node:zlib'
import type { Profile } from '@node-saml/node-saml'
import type { Context } from '#http/context.ts'
import { forbidden, invalidRequest } from '#http/refusal.ts'
import { type Params, type Request, readForm, readQuery } from '#http/request.ts'
import { expiringKey } from '#kit/expiring-key.ts'
import type { FederatedServer } from '#model/federation/server.ts'
import { seenOnce } from '#model/seen-once.ts'
import { insertIfAbsent } from '#store/insert-if-absent.ts'
import { certificatesIn, samlPartyOf, samlSignOff } from './party.ts'
import { declaresType, decodeXml, faultOfXml } from './xml.ts'

/** The longest request, in bytes of XML. */
const LARGEST = 65_536
/** How old a request may be, and how far the clocks may be apart, in milliseconds. */
const FRESH = 300_000
const PROTOCOL = 'urn:oasis:names:tc:SAML:2.0:protocol'
const hashes: Readonly<Record<string, string>> = {
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256': 'sha256',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha384': 'sha384',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512': 'sha512',
}

/** The parameters of the message that the browser brings: in the form (SAML Bindings §3.5) or in the query (SAML Bindings §3.4). */
export const readLogoutMessage = (request: Request): Params => (request.method === 'POST' ? readForm(request) : readQuery(request))

/** The text that is signed: the parameters in this order, as they were sent (SAML Bindings §3.4.4.1). */
const signedText = (query: string): string =>
  ['SAMLRequest', 'RelayState', 'SigAlg'].flatMap((name) => query.split('&').filter((pair) => pair.startsWith(`${name}=`))).join('&')

/**
 * Verifies the signature of a request in the query. The library takes a request without one for good, and SHA-1; an attacker could sign people out by a
 * link then. @throws {Refusal}
 */
function verifyQuery({ query }: Request, { SigAlg = '', Signature = '' }: Params, server: FederatedServer): void {
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
  return String(xml)
}

/**
 * The signed part of a request in a form (SAML Bindings §3.5.4.1), as the signature covers it. Nothing else may be read: an attacker who has one signed
 * request could write others around it, or a fresh ID into a comment. @throws {Refusal}
 */
async function signedPart(message: string, server: FederatedServer): Promise<string> {
  const xml = decodeXml(message, 2 * LARGEST)
  if (xml === undefined) throw invalidRequest('SAMLRequest is no base64 text, or too long')
  const fault = faultOfXml(xml)
  if (fault !== undefined) throw forbidden(`the request to sign out ${fault}`)
  const { getVerifiedXml, parseDomFromString } = await import('@node-saml/node-saml/lib/xml.js')
  const verified = await parseDomFromString(xml)
    .then(({ documentElement }) => getVerifiedXml(xml, documentElement, certificatesIn(server.saml_certificates ?? '')))
    .catch((cause) => {
      throw forbidden('the request to sign out is no XML text with one signature of the whole', cause)
    })
  if (verified === null) throw forbidden('the request to sign out is not signed, or by no certificate of the server')
  return verified
}

/** The XML of a request, whose signature is right. @throws {Refusal} */
async function readSigned(request: Request, server: FederatedServer): Promise<string> {
  const params = readLogoutMessage(request)
  if (request.method === 'POST') return signedPart(params['SAMLRequest'] ?? '', server)
  verifyQuery(request, params, server)
  const xml = await inflate(params['SAMLRequest'] ?? '')
  if (declaresType(xml)) throw invalidRequest('SAMLRequest declares a document type')
  return xml
}

/** The terms of a request to sign out, besides the name of the person (SAML Core §3.2.1, §3.7.1). */
interface LogoutTerms {
  readonly id: string | undefined
  readonly destination: string | undefined
  readonly issued_at: number
  readonly sessions: readonly string[]
}

/** Read by the parser, which decodes references such as `&amp;`: one name may be written in several ways. @throws {Refusal} */
async function readTerms(xml: string): Promise<LogoutTerms> {
  const { parseDomFromString, xpath } = await import('@node-saml/node-saml/lib/xml.js')
  const { documentElement: root } = await parseDomFromString(xml).catch((cause) => {
    throw forbidden('the request to sign out is no XML text', cause)
  })
  const attribute = (name: string) => root.getAttribute(name) || undefined
  return {
    id: attribute('ID'),
    destination: attribute('Destination'),
    issued_at: Date.parse(attribute('IssueInstant') ?? ''),
    sessions: xpath.selectElements(root, `./*[local-name()='SessionIndex' and namespace-uri()='${PROTOCOL}']`).map(({ textContent }) => textContent.trim()),
  }
}

/** A request of an identity provider to end sessions (SAML Core §3.7.1), whose signature is right. */
interface LogoutRequest {
  readonly profile: Profile
  /** The names of the sessions that are meant; all of the account where there is none. */
  readonly sessions: readonly string[]
}

/** Verifies a request of an identity provider to end sessions, and spends it. @throws {Refusal} */
export async function readLogoutRequest(request: Request, context: Context, server: FederatedServer): Promise<LogoutRequest> {
  const xml = await readSigned(request, server)
  const party = await samlPartyOf(context, server, { requestId: '_none' })
  const SAMLRequest = (await promisify(deflateRaw)(xml)).toString('base64')
  const { profile } = await party.validateRedirectAsync({ SAMLRequest }, '').catch((cause) => {
    throw forbidden('the request to sign out is of another issuer, too old, or names nobody', cause)
  })
  if (!profile?.nameID) throw forbidden('the request to sign out names nobody')
  // SAML Bindings §3.4.5.2, §3.5.5.2: a signed message is for the address that it names.
  const terms = await readTerms(xml)
  if (terms.destination !== samlSignOff(context, server.id)) throw forbidden('the request to sign out is for another address')
  await spendLogoutRequest(context, server, terms)
  return { profile, sessions: terms.sessions }
}

/** A request is good once, and for a while: an attacker who saw the address could sign the person out again and again. @throws {Refusal} */
async function spendLogoutRequest({ db, vault, now }: Context, { id: serverId }: FederatedServer, { id, issued_at }: Pick<LogoutTerms, 'id' | 'issued_at'>) {
  if (id === undefined || !(Math.abs(issued_at - now()) <= FRESH)) throw forbidden('the request to sign out is too old')
  const expires_at = issued_at + 2 * FRESH
  const key = expiringKey(expires_at, vault.digest('saml_logout', `${serverId} ${id}`))
  if (!(await insertIfAbsent(db, seenOnce, { id: key, expires_at }))) throw forbidden('this request to sign out was used already')
}
