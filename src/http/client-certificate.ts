import type { FastifyRequest } from 'fastify'
import { parseNetworks } from '#kit/address.ts'
import { type Certificate, readCertificate } from '#kit/certificate.ts'
import { Lru } from '#kit/lru.ts'
import type { Settings } from '#model/settings.ts'
import { certificateOfConnection, isSecure } from './tls-connection.ts'

/** Finds the certificate of the client of a request, if it sent one. */
export type CertificateOf = (raw: FastifyRequest['raw']) => Certificate | undefined

type Header = NonNullable<Settings['mtls.header']>
/** The PEM text that nginx and others put, escaped for URLs, into a header; some leave out its first and last line, or add the chain after a comma. */
function fromEscapedPem(value: string): Buffer | undefined {
  const text = decodeURIComponent(value).replace(/-----[A-Z ]+-----/g, ',')
  const [first] = text
    .split(',')
    .map((part) => part.replace(/\s/g, ''))
    .filter(Boolean)
  return first !== undefined && /^[A-Za-z0-9+/]+=*$/.test(first) ? Buffer.from(first, 'base64') : undefined
}
/** RFC 9440 §2.1: the DER bytes as a byte sequence of structured fields (RFC 8941 §3.3.5). */
function fromByteSequence(value: string): Buffer | undefined {
  const [, base64] = /^:([A-Za-z0-9+/]+=*):$/.exec(value.trim()) ?? []
  return base64 === undefined ? undefined : Buffer.from(base64, 'base64')
}
const readers: Readonly<Record<Header, (value: string) => Buffer | undefined>> = {
  'Client-Cert': fromByteSequence,
  'X-SSL-Client-Cert': fromEscapedPem,
  'X-Forwarded-Tls-Client-Cert': fromEscapedPem,
}

/** A certificate header, as HTTP libraries call it, with its reader. */
interface Form {
  readonly name: string
  readonly read: (value: string) => Buffer | undefined
}
const formsOf = (settings: Pick<Settings, 'mtls.header' | 'mtls.port'>): Form[] =>
  Object.entries(readers)
    // With a TLS listener of our own, no header is read by default: a proxy that does not know certificates would pass on a header that an attacker
    // made up.
    .filter(([name]) => (settings['mtls.header'] === undefined ? settings['mtls.port'] === 0 : name === settings['mtls.header']))
    .map(([name, read]) => ({ name: name.toLowerCase(), read }))

function parse({ read }: Form, value: string): Certificate | undefined {
  try {
    const der = read(value)
    return der && readCertificate(der)
  } catch {
    return undefined
  }
}

const MOST = 500

/**
 * The certificate of a client, from its TLS connection, or from a proxy that is trusted (RFC 9440 §2). A header from any other peer is ignored: an
 * attacker who bypasses the proxy could send any certificate, because certificates are public. Two headers at once are ignored too: the proxy wrote
 * one of them, and the other came from the client (RFC 9440 §2.4).
 */
export function certificateReader(settings: Pick<Settings, 'trust_proxy' | 'mtls.header' | 'mtls.port'>): CertificateOf {
  const proxies = parseNetworks(settings.trust_proxy)
  const forms = settings.trust_proxy.length > 0 ? formsOf(settings) : []
  const parsed = new Lru<string, { readonly certificate: Certificate | undefined }>(MOST)

  function ofProxy({ headers, socket }: FastifyRequest['raw']): Certificate | undefined {
    const sent = forms.filter(({ name }) => headers[name] !== undefined)
    const [form] = sent
    if (!form || sent.length > 1 || !proxies.has(socket.remoteAddress ?? '')) return undefined
    const value = String(headers[form.name])
    const key = `${form.name} ${value}`
    const known = parsed.get(key) ?? { certificate: parse(form, value) }
    parsed.set(key, known)
    return known.certificate
  }
  return (raw) => {
    if (isSecure(raw.socket)) return certificateOfConnection(raw.socket)
    return forms.length === 0 ? undefined : ofProxy(raw)
  }
}
