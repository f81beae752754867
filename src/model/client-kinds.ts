import { z } from 'zod'
import { shape, text } from '#fields/kinds.ts'
import { postQuantumAlgs } from './key-pair.ts'

/** A reference to a row, by its id, which may be given with its name. */
export const link = shape('link', z.object({ id: z.string().min(1).max(255), name: z.string().max(256).optional() }))
/** Scopes, each named by id or name. */
export const scopeLinks = shape(
  'scope links',
  z
    .array(
      z
        .object({ id: z.string().max(255).optional(), name: z.string().max(256).optional(), public: z.boolean().optional() })
        .refine((scope) => scope.id !== undefined || scope.name !== undefined, 'name the scope by id or name'),
    )
    .max(1000),
)
/** The kind of a key pair. */
export const keyPairType = shape(
  'key pair type',
  z.union([
    z.strictObject({
      type: z.literal('rsa'),
      modulus_size: z.enum(['2048', '3072', '4096']).default('2048'),
      exponent_size: z.literal('65537').default('65537'),
    }),
    z.strictObject({ type: z.literal('ec'), curve: z.enum(['P-256', 'P-384', 'P-521']) }),
    z.strictObject({ type: z.literal('okp'), curve: z.literal('Ed25519') }),
    // RFC 9964 §3: such a key is made for one algorithm.
    z.strictObject({ type: z.literal('akp'), alg: z.enum(postQuantumAlgs) }),
    z.strictObject({ type: z.literal('universal') }),
  ]),
)
/** A decentralized identifier (DID 1.0 §3.1). */
export const did = {
  ...text(2048),
  schema: z
    .string()
    .max(2048)
    .regex(/^did:[a-z0-9]+:[A-Za-z0-9._:%-]+$/, 'must be a decentralized identifier, like did:web:example.com'),
}
/** An absolute URI. */
export const absoluteUri = z
  .string()
  .max(2048)
  .regex(/^[A-Za-z][A-Za-z0-9+.-]*:[\x21-\x7e]+$/, 'must be an absolute URI')
