import type { FastifyRequest } from 'fastify'
import { parseNetworks } from '#kit/address.ts'
import { type Certificate, readCertificate } from '#kit/certificate.ts'
import { Lru } from '#kit/lru.ts'
import type { Settings } from '#model/settings.ts'
import { certificateOfConnection, isSecure } from './tls-connection.ts'

/** Finds the certificate of the client of a request, if it sent one. */
export type CertificateOf = (raw: FastifyRequest['raw']) => Certificate | undefined

type Header = NonNullable<Settings['mtls.header']>
type Believed = Pick<Settings, 'trust_proxy' | 'mtls.header'>

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
/** No header is read but the one that the operator named: a proxy that does not know certificates passes on any header that an attacker made up. */
function formOf({ trust_proxy, 'mtls.header': name }: Believed): Form | undefined {
  return name === undefined || trust_proxy.length === 0 ? undefined : { name: name.toLowerCase(), read: readers[name] }
}

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
 * attacker who bypasses the proxy could send any certificate, because certificates are public.
 */
export function certificateReader(settings: Believed): CertificateOf {
  const proxies = parseNetworks(settings.trust_proxy)
  const form = formOf(settings)
  const parsed = new Lru<string, { readonly certificate: Certificate | undefined }>(MOST)

  function ofProxy(believed: Form, { headers, socket }: FastifyRequest['raw']): Certificate | undefined {
    const sent = headers[believed.name]
    if (sent === undefined || !proxies.has(socket.remoteAddress ?? '')) return undefined
    const value = String(sent)
    const known = parsed.get(value) ?? { certificate: parse(believed, value) }
    parsed.set(value, known)
    return known.certificate
  }
  return (raw) => {
    if (isSecure(raw.socket)) return certificateOfConnection(raw.socket)
    return form && ofProxy(form, raw)
  }
}
