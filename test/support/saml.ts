import { createSign, randomUUID } from 'node:crypto'
import { promisify } from 'node:util'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { SignedXml } from 'xml-crypto'
import { encrypt } from 'xml-encryption'
import type { FederatedServer } from '#model/federation/server.ts'
import { COMMON_NAME, makeCertificate, type TestCertificate } from './certificates.ts'
import type { TestServer } from './server.ts'
import { type Stop, type Visitor, visitorOf } from './visitor.ts'

const authority = makeCertificate({ subject: [[COMMON_NAME, 'authority']], authority: true })
/** An RSA key with a certificate, as identity providers sign with. */
export const samlKey = (name: string): TestCertificate => makeCertificate({ subject: [[COMMON_NAME, name]], issuer: authority, rsa: true })

/** The answer of an identity provider; whatever is not told is as it should be. */
export interface Assertion {
  readonly entityId?: string
  readonly nameId?: string
  readonly format?: string
  readonly attributes?: Readonly<Record<string, readonly string[]>>
  readonly audience?: string
  readonly recipient?: string
  readonly inResponseTo?: string | undefined
  /** The time after which it is over, from now, in milliseconds. */
  readonly lasts?: number
  readonly id?: string
  /** When the person signed in there, from now, in milliseconds. */
  readonly signedIn?: number
  readonly algorithm?: 'sha256' | 'sha1'
  readonly signs?: 'assertion' | 'response' | 'nothing'
  readonly by?: TestCertificate
  /** The name of the session there. */
  readonly session?: string
}

/** A request of ours as the identity provider reads it. */
export interface SamlRequest {
  readonly visitor: Visitor
  readonly id: string
  readonly acs: string
  readonly audience: string
  readonly relayState: string
  readonly url: URL
  readonly xml: string
}

/** A request of the identity provider to sign out. */
export interface LogoutAsked {
  readonly nameId?: string
  readonly sessions?: readonly string[]
  readonly destination?: string
  readonly entityId?: string
  readonly id?: string
  /** When it was made, from now, in milliseconds. */
  readonly made?: number
  readonly by?: TestCertificate | undefined
  readonly algorithm?: 'sha256' | 'sha1'
  readonly relayState?: string
}

export const IDP = 'https://idp.example/metadata'
const SUCCESS = 'urn:oasis:names:tc:SAML:2.0:status:Success'
export const idpKey = samlKey('idp.example')

/** Makes a SAML identity provider a way to sign in of the default identity provider. @returns the id of the federated server. */
export async function federateSaml(server: TestServer, more: Partial<FederatedServer> = {}): Promise<string> {
  const bearer = await server.adminToken()
  const saml = { protocol: 'saml', saml_entity_id: IDP, saml_sign_on_url: 'https://idp.example/sso', saml_certificates: idpKey.pem }
  const made = await server.call('POST', '/api/federated-servers', { bearer, json: { name: 'The lighthouse', ...saml, ...more } })
  if (made.status !== 201) throw new Error(made.text)
  const id: string = made.json.data.id
  const { federated_servers } = (await server.call('GET', '/api/identity-providers/idp_default', { bearer })).json.data
  await server.call('PATCH', '/api/identity-providers/idp_default', { bearer, json: { federated_servers: [...federated_servers, id] } })
  return id
}

/** Leaves for the identity provider, and reads the request there. */
export async function leaveFor(server: TestServer, id: string, visitor = visitorOf(server)): Promise<SamlRequest> {
  const { url } = await visitor.go(`/login/with/${id}`)
  const xml = inflateRawSync(Buffer.from(url.searchParams.get('SAMLRequest') ?? '', 'base64')).toString()
  const read = (pattern: RegExp) => pattern.exec(xml)?.[1] ?? ''
  return {
    visitor,
    url,
    xml,
    id: read(/<samlp:AuthnRequest[^>]* ID="([^"]+)"/),
    acs: read(/AssertionConsumerServiceURL="([^"]+)"/),
    audience: read(/<saml:Issuer[^>]*>([^<]+)</),
    relayState: url.searchParams.get('RelayState') ?? '',
  }
}

const at = (offset: number) => new Date(Date.now() + offset).toISOString()

/** The XML of an assertion, unsigned. */
export function assertionXml(request: SamlRequest, given: Assertion = {}): string {
  const { entityId = IDP, nameId = 'ada', format = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent', attributes = {}, lasts = 120_000 } = given
  const { audience = request.audience, recipient = request.acs, id = `_${randomUUID()}`, signedIn = -1000, session } = given
  const inResponseTo = 'inResponseTo' in given ? given.inResponseTo : request.id
  const values = Object.entries(attributes).map(
    ([name, all]) => `<saml:Attribute Name="${name}">${all.map((value) => `<saml:AttributeValue>${value}</saml:AttributeValue>`).join('')}</saml:Attribute>`,
  )
  return `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${id}" Version="2.0" IssueInstant="${at(-1000)}"><saml:Issuer>${entityId}</saml:Issuer><saml:Subject><saml:NameID Format="${format}">${nameId}</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="${at(lasts)}" Recipient="${recipient}"${inResponseTo === undefined ? '' : ` InResponseTo="${inResponseTo}"`}/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="${at(lasts - 240_000)}" NotOnOrAfter="${at(lasts)}"><saml:AudienceRestriction><saml:Audience>${audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions><saml:AuthnStatement AuthnInstant="${at(signedIn)}"${session === undefined ? '' : ` SessionIndex="${session}"`}><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>${values.length > 0 ? `<saml:AttributeStatement>${values.join('')}</saml:AttributeStatement>` : ''}</saml:Assertion>`
}

/** Signs the element of this name in an XML text (XML Signature, enveloped). */
export function signXml(
  xml: string,
  element: 'Assertion' | 'Response' | 'LogoutRequest',
  { by = idpKey, algorithm = 'sha256' }: Pick<Assertion, 'by' | 'algorithm'>,
): string {
  const [signing, digest] =
    algorithm === 'sha1'
      ? ['http://www.w3.org/2000/09/xmldsig#rsa-sha1', 'http://www.w3.org/2000/09/xmldsig#sha1']
      : ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', 'http://www.w3.org/2001/04/xmlenc#sha256']
  const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#'
  const signed = new SignedXml({ privateKey: by.key, signatureAlgorithm: signing, canonicalizationAlgorithm: exclusive })
  const path = `//*[local-name(.)='${element}']`
  signed.addReference({ xpath: path, transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', exclusive], digestAlgorithm: digest })
  signed.computeSignature(xml, { location: { reference: `${path}/*[local-name(.)='Issuer']`, action: 'after' } })
  return signed.getSignedXml()
}

/** A response around some XML. */
export const responseXml = (request: SamlRequest, inner: string, { inResponseTo = request.id, entityId = IDP }: Assertion = {}): string =>
  `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_${randomUUID()}" Version="2.0" IssueInstant="${at(-1000)}" Destination="${request.acs}" InResponseTo="${inResponseTo}"><saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${entityId}</saml:Issuer><samlp:Status><samlp:StatusCode Value="${SUCCESS}"/></samlp:Status>${inner}</samlp:Response>`

/** The whole response of the identity provider. */
export function respond(request: SamlRequest, given: Assertion = {}): string {
  const { signs = 'assertion' } = given
  const bare = assertionXml(request, given)
  const assertion = signs === 'assertion' ? signXml(bare, 'Assertion', given) : bare
  const response = responseXml(request, assertion, given)
  return signs === 'response' ? signXml(response, 'Response', given) : response
}

/** Sends a response as the browser does: a form of another site, without our cookies, and then the page that it leads to. */
export async function deliver(server: TestServer, id: string, request: SamlRequest, xml: string, visitor = request.visitor): Promise<Stop> {
  const form = { SAMLResponse: Buffer.from(xml).toString('base64'), RelayState: request.relayState }
  const taken = await server.call('POST', `/login/with/${id}/acs`, { form, headers: { 'sec-fetch-site': 'cross-site', origin: 'https://idp.example' } })
  const location = taken.headers['location']
  if (typeof location === 'string') return visitor.go(location)
  return { status: taken.status, url: new URL(`/login/with/${id}/acs`, server.issuer), text: taken.text, headers: taken.headers, params: new URLSearchParams() }
}

/** Signs in by the identity provider. */
export async function signInBySaml(server: TestServer, id: string, given: Assertion = {}): Promise<Stop> {
  const request = await leaveFor(server, id)
  return deliver(server, id, request, respond(request, given))
}

/** The algorithms of an encrypted assertion. */
export interface Encryption {
  readonly content?: string
  readonly key?: string
}

/** An encrypted assertion around some XML (XML Encryption), for the holder of a certificate. */
export async function encryptXml(xml: string, { pem, x509 }: TestCertificate, { content, key }: Encryption = {}): Promise<string> {
  const rsa_pub = x509.publicKey.export({ type: 'spki', format: 'pem' })
  const algorithms = {
    encryptionAlgorithm: content ?? 'http://www.w3.org/2009/xmlenc11#aes256-gcm',
    keyEncryptionAlgorithm: key ?? 'http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p',
  }
  const encrypted = await promisify(encrypt)(xml, { rsa_pub, pem, ...algorithms, warnInsecureAlgorithm: false } as Parameters<typeof encrypt>[1])
  return `<saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${encrypted}</saml:EncryptedAssertion>`
}

/** The XML of a request to sign out, unsigned. */
export function logoutXml(server: TestServer, serverId: string, asked: LogoutAsked = {}): string {
  const { nameId = 'ada', sessions = [], destination = `${server.issuer}/login/with/${serverId}/slo`, entityId = IDP, made = -1000 } = asked
  const { id = `_${randomUUID()}` } = asked
  return `<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${id}" Version="2.0" IssueInstant="${at(made)}" Destination="${destination}"><saml:Issuer>${entityId}</saml:Issuer><saml:NameID>${nameId}</saml:NameID>${sessions.map((name) => `<samlp:SessionIndex>${name}</samlp:SessionIndex>`).join('')}</samlp:LogoutRequest>`
}

/** A request to sign out as a form brings it (SAML Bindings §3.5.4). */
export function logoutForm(server: TestServer, serverId: string, asked: LogoutAsked = {}): Record<string, string> {
  const xml = logoutXml(server, serverId, asked)
  const by = 'by' in asked ? asked.by : idpKey
  const signed = by ? signXml(xml, 'LogoutRequest', { by, algorithm: asked.algorithm ?? 'sha256' }) : xml
  const { relayState } = asked
  return { SAMLRequest: Buffer.from(signed).toString('base64'), ...(relayState === undefined ? {} : { RelayState: relayState }) }
}

/** The query of a request to sign out. */
export function logoutQuery(server: TestServer, serverId: string, asked: LogoutAsked = {}): string {
  const xml = logoutXml(server, serverId, asked)
  const { algorithm = 'sha256', relayState } = asked
  const by = 'by' in asked ? asked.by : idpKey
  const signing = algorithm === 'sha1' ? 'http://www.w3.org/2000/09/xmldsig#rsa-sha1' : 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'
  const text = new URLSearchParams({
    SAMLRequest: deflateRawSync(xml).toString('base64'),
    ...(relayState === undefined ? {} : { RelayState: relayState }),
    ...(by ? { SigAlg: signing } : {}),
  }).toString()
  return by ? `${text}&${new URLSearchParams({ Signature: createSign(algorithm).update(text).sign(by.key, 'base64') })}` : text
}
