import { z } from 'zod'
import { faultWords } from './fault-words.ts'
import { isLoopback } from './loopback.ts'

// Every schema says its faults in these words, unless it has words of its own.
z.config({ customError: faultWords })

/**
 * A kind is what a field's value *is*. It answers five questions, once, for the whole program: is it valid (`schema`), how is it stored (`column`),
 * how is it drawn (`widget`), how is it described (`name`, and the schema's own description), how is it compared (`same`).
 */
export interface Kind<T> {
  readonly name: string
  readonly schema: z.ZodType<T>
  readonly column: Column
  readonly widget: Widget
  readonly same: (a: T, b: T) => boolean
  /** The choices of a form: fixed values, a registry that the composition root knows, or rows of a resource. */
  readonly choices?: readonly string[] | { readonly registry: Registry } | { readonly resource: string }
}

/** Any kind, for code that treats all value types alike. */
export interface AnyKind extends Omit<Kind<unknown>, 'same'> {
  readonly same: (a: never, b: never) => boolean
}

export type Column = 'text' | 'integer' | 'flag' | 'json'
export type Widget =
  | 'line'
  | 'lines'
  | 'paragraph'
  | 'switch'
  | 'select'
  | 'choices'
  | 'number'
  | 'duration'
  | 'instant'
  | 'code'
  | 'reference'
  | 'references'
  | 'secret'
  | 'sealed'

/** Lists that `app.ts` composes. A field that offers one of them grows when the list grows. */
export type Registry = 'grants' | 'client_auth_methods' | 'signing_algs' | 'programs'
export type Names = Readonly<Record<Registry, readonly string[]>>

const isIdentical = <T>(a: T, b: T) => a === b
const isAlike = <T>(a: T, b: T) => JSON.stringify(a) === JSON.stringify(b)
const sameSet = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((value) => b.includes(value))

const scalar = <T>(name: string, schema: z.ZodType<T>, column: Column, widget: Widget): Kind<T> => ({ name, schema, column, widget, same: isIdentical })
const structure = <T>(name: string, schema: z.ZodType<T>, widget: Widget): Kind<T> => ({ name, schema, column: 'json', widget, same: isAlike })

// A control character in a name is never meant, and breaks headers, logs and terminals.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const printable = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]*$/
/** An attacker could put bidirectional controls into a name and so reorder the sentence that shows it (Trojan Source). */
const turning = /^[^\u2028-\u202e\u2066-\u2069]*$/
const line = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^[^\r\n\t]*$/, 'must be one line')
    .regex(printable, 'must not hold control characters')
    .regex(turning, 'must not hold characters that turn the direction of a text')

export const text = (max = 256) => scalar('text', line(max), 'text', 'line')
export const paragraph = (max = 4096) => scalar('paragraph', z.string().max(max).regex(printable, 'must not hold control characters'), 'text', 'paragraph')
/** Several lines that a machine reads: PEM, JSON, a template. */
export const source = (max = 65_536) => scalar('source', z.string().max(max).regex(printable, 'must not hold control characters'), 'text', 'code')
export const flag = () => scalar('flag', z.boolean(), 'flag', 'switch')
export const integer = (min: number, max: number) => scalar('whole number', z.int().min(min).max(max), 'integer', 'number')
/** A length of time in seconds. */
export const seconds = (min: number, max: number) => scalar('seconds', z.int().min(min).max(max), 'integer', 'duration')
/** A moment, in milliseconds since 1970. Its field's name ends in `_at`. */
export const instant = () => scalar('instant', z.int().min(0).max(8.64e15), 'integer', 'instant')
/** A web address whose answer nobody on the network can forge: https, or http on the same machine (RFC 8252 §8.3). */
export const secureUrl = (max = 2048) =>
  scalar(
    'secure web URL',
    z
      .url({ protocol: /^https?$/ })
      .max(max)
      .refine(isSecureUrl, 'must be https; http is for loopback addresses only'),
    'text',
    'line',
  )
const isSecureUrl = (url: string) => {
  const { protocol, hostname } = URL.canParse(url) ? new URL(url) : { protocol: '', hostname: '' }
  return protocol === 'https:' || isLoopback(hostname)
}
/** The name or address of a host as it stands in a URL, names of other alphabets in their xn-- form. */
export const hostName = () =>
  scalar(
    'host name',
    z
      .string()
      .max(253, { abort: true })
      .regex(
        /^(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?(?:\.[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?)*\.?)$/,
        'must be a host name or address, without scheme, port or path',
      ),
    'text',
    'line',
  )
export const webUrl = (max = 2048) => scalar('web URL', z.url({ protocol: /^https?$/ }).max(max), 'text', 'line')
/** An e-mail address as pages and mail servers take it; the length is checked first, so that the pattern never runs over a long text. */
export const emailAddress = () =>
  scalar(
    'e-mail address',
    z
      .string()
      .max(254, { abort: true })
      .regex(/^[^\s@"<>(),:;[\]\\]{1,64}@[^\s@"<>(),:;[\]\\.]+(?:\.[^\s@"<>(),:;[\]\\.]+)*$/, 'must be an e-mail address')
      .regex(printable, 'must not hold control characters')
      .regex(turning, 'must not hold characters that turn the direction of a text'),
    'text',
    'line',
  )
export const identifier = (max = 255) =>
  scalar(
    'identifier',
    z
      .string()
      .min(1)
      .max(max)
      .regex(/^[\x21-\x7e]+$/, 'must be visible ASCII without spaces'),
    'text',
    'line',
  )
/** A scope-token (RFC 6749 §3.3). */
export const scopeToken = () =>
  scalar(
    'scope token',
    z
      .string()
      .min(1)
      .max(256)
      .regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/, 'must not hold spaces, quotes or backslashes'),
    'text',
    'line',
  )
export const oneOf = <const T extends string>(...of: readonly T[]): Kind<T> => ({
  ...scalar<T>('one of', z.enum(of) as unknown as z.ZodType<T>, 'text', 'select'),
  choices: of,
})
/** A list without duplicates: a duplicate is usually a mistake for another value. */
export const distinct = <T>(schema: z.ZodType<T[]>): z.ZodType<T[]> =>
  schema
    .refine((values) => new Set(values.map((value) => JSON.stringify(value))).size === values.length, 'must not name the same twice')
    .meta({ uniqueItems: true })
export const list = <T>(of: Kind<T>, max = 100): Kind<T[]> => ({
  ...structure(`list of ${of.name}`, distinct(z.array(of.schema).max(max)), of.widget === 'line' || of.widget === 'code' ? 'lines' : of.widget),
  ...(of.choices ? { choices: of.choices } : {}),
})
export const nameIn = (registry: Registry): Kind<string> => ({ ...scalar(`name in ${registry}`, z.string().max(128), 'text', 'select'), choices: { registry } })
export const namesIn = (registry: Registry): Kind<string[]> => ({
  name: `names in ${registry}`,
  schema: distinct(z.array(z.string().max(128)).max(64)),
  column: 'json',
  widget: 'choices',
  same: sameSet,
  choices: { registry },
})
const key = z.string().min(1).max(255)
/** The key of a row of another resource. */
export const reference = (resource: string): Kind<string> => ({
  ...scalar(`reference to ${resource}`, z.string().min(1).max(255), 'text', 'reference'),
  choices: { resource },
})
/** The keys of rows of another resource. A row may be given as `{ id }` too, as it is where it is shown with its name. */
export const references = (resource: string): Kind<string[]> => ({
  name: `references to ${resource}`,
  schema: distinct(z.array(z.union([key, z.object({ id: key }).transform(({ id }) => id)])).max(1000)),
  column: 'json',
  widget: 'references',
  same: sameSet,
  choices: { resource },
})
/** A JSON value of a stated shape, at most 64 KiB when written out. */
export const shape = <T>(name: string, schema: z.ZodType<T>): Kind<T> =>
  structure(
    name,
    schema.refine((value) => JSON.stringify(value ?? null).length <= 65_536, 'must be at most 64 KiB'),
    'code',
  )
export const freeObject = () => shape('object', z.record(z.string().max(256), z.json()))
/** Text that is written and never read back: it is sealed or digested before it is stored. */
export const secretText = (max = 1024) => scalar('secret', z.string().min(1).max(max), 'text', 'secret')
/** The name of a secret file that the operator mounted: no path, and nothing that a shell or a log would stumble over. */
export const secretFileName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,63}$/, 'must be the name of a secret file: lower-case letters, digits, dots, hyphens and underscores')
/** A secret file of the operator, in place of a secret. */
const secretReference = z.strictObject({ ref: secretFileName })
/** A secret of somebody's choice, or the secret file that holds it. It is written and never read back, and digested before it is stored. */
export const chosenSecret = (max = 1024): Kind<string | { ref: string }> =>
  structure('secret', z.union([z.string().min(1).max(max), secretReference]), 'secret')
/**
 * A secret that must be used again. It is written and never read back by anybody: sealed before it is stored, or `{ "ref": "name" }`, which stands
 * for what a file of the operator holds at the moment of use.
 */
export const sealed = (max = 4096): Kind<string | { ref: string }> =>
  structure('sealed secret', z.union([z.string().min(1).max(max), secretReference]), 'sealed')
