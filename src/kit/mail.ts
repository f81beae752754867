import { isIP } from 'node:net'

/** How a connection to a mail server is protected: TLS from the start, STARTTLS demanded (RFC 3207), or not at all. */
export type MailSecurity = 'tls' | 'starttls' | 'clear'

/** A mail server that takes letters for delivery (RFC 6409). */
export interface MailServer {
  readonly host: string
  readonly port: number
  readonly security: MailSecurity
  readonly user?: string | undefined
  readonly password?: string | undefined
}

export interface Message {
  /** `Name <address>`, or the address alone. */
  readonly from: string
  /** One address. */
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** The same for each attempt to send it, so that a letter that comes twice is known as one. */
  readonly id: string
}

const schemes: Readonly<Record<string, MailSecurity>> = { 'smtps:': 'tls', 'smtp:': 'starttls', 'smtp+plain:': 'clear' }
/** The port of each way to protect the connection. */
export const defaultPorts: Readonly<Record<MailSecurity, number>> = { tls: 465, starttls: 587, clear: 25 }

/** Reads `smtps://user:password@host:465`; `smtp://` demands STARTTLS, `smtp+plain://` is for a relay on the same machine. @throws {Error} */
export function readMailUrl(text: string): MailServer {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const security = url && schemes[url.protocol]
  if (!url || !security || url.hostname === '') throw new Error('must be a URL like smtps://user:password@mail.example:465, or with smtp: for STARTTLS')
  if (!['', '/'].includes(url.pathname) || url.search !== '' || url.hash !== '') throw new Error('must end after the host and port')
  // Everybody on the way could read the password.
  if (security === 'clear' && url.username !== '') throw new Error('must not hold credentials with smtp+plain:, which sends them in the clear')
  const [user, password] = [decodeURIComponent(url.username), decodeURIComponent(url.password)]
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  return { host, port: Number(url.port || defaultPorts[security]), security, ...(user === '' ? {} : { user, password }) }
}

/**
 * One address and nothing around it. Quoted local parts, comments and lists are refused, because an attacker could smuggle in a second recipient with
 * them.
 */
const address = /^[^\s@<>()[\],;:\\"\p{Cc}]{1,64}@[^\s@<>()[\],;:\\"\p{Cc}]{1,253}$/u
export const isMailAddress = (text: string): boolean => address.test(text)

/** @throws {Error} when the text is no sender. */
export function readSender(text: string): { readonly name: string; readonly address: string } {
  const [, name = '', inside] = /^(.*?)\s*<([^<>]*)>$/u.exec(text) ?? []
  const sender = { name: name.replace(/^"(.*)"$/, '$1'), address: inside ?? text }
  if (!isMailAddress(sender.address) || /[\p{Cc}<>"]/u.test(sender.name)) throw new Error('must be an address, or Name <address>')
  return sender
}

/** Milliseconds. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }

/** Hands a letter over. `at` is the vetted address to connect to, where the host was not named by the operator. */
export type Deliver = (server: MailServer, message: Message, at?: string) => Promise<void>

/**
 * A mail transport: hands one letter to a mail server over SMTP (RFC 5321).
 * @throws {Error} when the server cannot be reached, does not protect the connection as demanded or refuses the letter; also when a header would hold
 * a line break, with which the author of a name or a subject could add further headers (header injection).
 */
export const sendMail: Deliver = async ({ host, port, security, user, password }, { from, to, subject, text, html, id }, at = host) => {
  if (!isMailAddress(to)) throw new Error('the recipient is not one mail address')
  if (/\p{Cc}/u.test(subject + id)) throw new Error('a header must not hold control characters')
  // Loaded when a letter is sent: most servers start without one.
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({
    host: at,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'clear',
    // The certificate is checked against the name, whichever address the connection is made to.
    ...(isIP(host) === 0 ? { tls: { servername: host } } : {}),
    ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
    ...PATIENCE,
    // The library must not read files or URLs into a letter.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    await transport.sendMail({
      from: readSender(from),
      to: { name: '', address: to },
      subject,
      text,
      html,
      messageId: `<${id}@${readSender(from).address.split('@')[1]}>`,
      // RFC 3834 §5: an absence note must not answer it.
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
  } finally {
    transport.close()
  }
}
