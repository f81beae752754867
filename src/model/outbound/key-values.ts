import { z } from 'zod'
import { type Kind, shape } from '#fields/kinds.ts'

/** A name with its value, which may be a template. */
export interface KeyValue {
  readonly key: string
  readonly value: string
  readonly description?: string | undefined
}

const pair = z.strictObject({
  key: z
    .string()
    .min(1)
    .max(128)
    .regex(/^[\x21-\x7e]+$/, 'must be visible ASCII without spaces'),
  value: z.string().max(4096),
  description: z.string().max(1024).optional(),
})

const hasTwice = (pairs: readonly KeyValue[], keyOf: (key: string) => string) => new Set(pairs.map(({ key }) => keyOf(key))).size !== pairs.length

/** Pairs of a key and a value, each key once. */
export const keyValues = (): Kind<KeyValue[]> =>
  shape(
    'keys and values',
    z
      .array(pair)
      .max(50)
      .refine((pairs) => !hasTwice(pairs, (key) => key), 'must not name the same key twice'),
  )

/** Headers of a request: names of headers are alike whatever their letters (RFC 9110 §5.1), and what the transport decides is not theirs to say. */
export const headerValues = (): Kind<KeyValue[]> =>
  shape(
    'headers',
    z
      .array(pair)
      .max(50)
      .refine((pairs) => !hasTwice(pairs, (key) => key.toLowerCase()), 'must not name the same key twice')
      .refine((pairs) => pairs.every(({ key }) => /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(key)), 'must have names of headers as keys')
      .refine((pairs) => !pairs.some(({ key }) => ofTransport.has(key.toLowerCase())), 'must not name a header that belongs to the transport'),
  )

/** Headers of one hop, not of the message (RFC 9110 §7.6.1), and those that say where it goes and how long it is. */
export const ofTransport: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])
