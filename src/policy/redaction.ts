/** Stands in the place of a credential. */
const REDACTED = '[redacted]'

/** Headers that hold credentials or proofs. Of `Authorization` the scheme is told. */
const secretHeaders: ReadonlySet<string> = new Set([
  'cookie',
  'dpop',
  'proxy-authorization',
  'policy-debug',
  'x-forwarded-client-cert',
  'x-ssl-client-cert',
  'x-forwarded-tls-client-cert',
  'client-cert',
  // Whole URLs, with what their queries hold: policies look at `path` and `query`.
  'x-original-url',
  'x-forwarded-uri',
  'referer',
])

/** Names of headers that hold credentials, whoever invented them. */
const secretNames = /(?:^|-)(?:token|secret|password|api-?key|signature|credential)s?$/i

const isSecretHeader = (name: string): boolean => secretHeaders.has(name) || secretNames.test(name)

/** The headers of a request without what a thief could use. */
export function redactHeaders(headers: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const shown: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue
    if (name === 'authorization') shown[name] = `${value.split(' ', 1)[0]} ${REDACTED}`
    else shown[name] = isSecretHeader(name) ? REDACTED : value
  }
  return shown
}

/** Members of bodies and parameters of queries that hold secrets, wherever they stand. */
const secretMembers =
  /^(?:.*(?:password|secret|passphrase|otp|assertion|verifier)|(?:access|refresh|id|subject|actor|auth|launch|debug)?_?token|code|private_key|d|k|dp|dq|qi|registration_access_token)$/i

/** True when a member of this name holds a secret. */
export const isSecretMember = (name: string): boolean => secretMembers.test(name)

/** The values of a body that are looked at, at most. */
const MOST_VALUES = 2000

/** A JSON value without secrets. @throws {RangeError} when it holds more values than a policy may be made to look at */
export function redactValue(value: unknown): unknown {
  let left = MOST_VALUES
  const redact = (each: unknown): unknown => {
    if (--left < 0) throw new RangeError(`it holds more than ${MOST_VALUES} values`)
    if (Array.isArray(each)) return each.map(redact)
    if (typeof each !== 'object' || each === null) return each
    return Object.fromEntries(
      Object.entries(each).map(([name, inner]) => [name, isSecretMember(name) && inner !== null && typeof inner !== 'boolean' ? REDACTED : redact(inner)]),
    )
  }
  return redact(value)
}
