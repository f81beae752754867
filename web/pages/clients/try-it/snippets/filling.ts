import type { GrantDescription } from '../../../../api/registry.ts'

/** The values that a snippet is filled with. */
export interface Filling {
  readonly issuer: string
  readonly id: string
  /** Absent: the code reads it from CLIENT_SECRET of its environment. */
  readonly secret?: string | undefined
  /** How the client proves who it is: a name of the registry of RFC 7591 §2. */
  readonly method: string
  readonly scope: string
  readonly redirect: string
}
/** The snippets of one language or library, one for each grant. */
export interface Language {
  readonly name: string
  readonly texts: Readonly<Record<string, (filling: Filling) => string>>
  /** Any other grant that is one token request. */
  readonly request?: (filling: Filling, grant: GrantDescription) => string
}

/** Joins the lines that there are. */
export const lines = (...parts: readonly (string | false | undefined)[]): string => parts.filter((part) => part !== false && part !== undefined).join('\n')
export const isPublic = ({ method }: Filling): boolean => method === 'none'
/** It shows a certificate on the connection (RFC 8705 §2), and only gives its name in the request. */
export const byCertificate = ({ method }: Filling): boolean => method.endsWith('tls_client_auth')
/** True when a request holds its client_id as a parameter of its own. */
export const namesItself = (f: Filling): boolean => isPublic(f) || byCertificate(f) || f.method === 'client_secret_post'
/** True for a client that has a secret to send. */
export const sendsSecret = (f: Filling): boolean => f.method.startsWith('client_secret_') && !byAssertion(f)
/** Said where a library must be told of the certificate. */
export const ALIASES = 'the metadata names the URLs for clients with a certificate: mtls_endpoint_aliases'
export const byAssertion = ({ method }: Filling): boolean => method.endsWith('_jwt')
export const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/** A value as a string literal of JavaScript. A value that a developer registered must not end the literal. */
export const single = (value: string): string => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
/** A value as a string of Java, C#, Python, Go or YAML. */
export const double = (value: string): string => JSON.stringify(value)

/** The secret as a literal, or as an expression that reads it from the environment. */
export const secretAs = ({ secret }: Filling, literal: (value: string) => string, read: string): string => (secret === undefined ? read : literal(secret))
