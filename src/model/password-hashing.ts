import { z } from 'zod'
import { type Kind, shape } from '#fields/kinds.ts'

/** The fewest passes of argon2id from each memory in KiB on: what the OWASP Password Storage Cheat Sheet holds for equally strong. */
const argon2Floors = [
  { memory: 47_104, passes: 1 },
  { memory: 19_456, passes: 2 },
  { memory: 12_288, passes: 3 },
  { memory: 9216, passes: 4 },
  { memory: 7168, passes: 5 },
] as const
const [, ...furtherFloors] = argon2Floors
const argon2Rule = [`${argon2Floors[0].memory} KiB with 1 pass`, ...furtherFloors.map(({ memory, passes }) => `${memory} with ${passes}`)].join(', ')
/** In KiB times passes: about a third of a second. */
const MOST_ARGON2 = 1_048_576

// The most of each option keeps a hash under a second, and under 128 MiB: an attacker with wrong passwords could otherwise stop the server.
const argon2id = z
  .strictObject({
    algorithm: z.literal('argon2id'),
    memory: z.int().min(7168).max(131_072).default(19_456),
    passes: z.int().min(1).max(10).default(2),
    parallelism: z.int().min(1).max(4).default(1),
  })
  .refine(({ memory, passes }) => argon2Floors.some((floor) => memory >= floor.memory && passes >= floor.passes), {
    error: ({ input }) => `${shown(input, 'memory')} KiB with ${shown(input, 'passes')} of "passes" is too weak: take at least ${argon2Rule}`,
  })
  .refine(({ memory, passes }) => memory * passes <= MOST_ARGON2, {
    error: ({ input }) =>
      `${shown(input, 'memory')} KiB with ${shown(input, 'passes')} of "passes" takes too long: memory times passes must be at most ${MOST_ARGON2}`,
  })
const bcrypt = z.strictObject({ algorithm: z.literal('bcrypt'), cost: z.int().min(10).max(13).default(12) })

const pbkdf2Floors = { sha256: 600_000, sha512: 210_000 } as const
const pbkdf2 = z
  .strictObject({
    algorithm: z.literal('pbkdf2'),
    digest: z.enum(['sha256', 'sha512']).default('sha256'),
    iterations: z.int().min(pbkdf2Floors.sha512).max(1_000_000).default(pbkdf2Floors.sha256),
  })
  .refine(({ digest, iterations }) => iterations >= pbkdf2Floors[digest], {
    path: ['iterations'],
    error: ({ input }) => `must be at least ${pbkdf2Floors.sha256} with sha256, not ${shown(input, 'iterations')}`,
  })

/** The least parallelism of scrypt at each cost; `cost` is the base-2 logarithm of N (RFC 7914 §2), the block size is 8. */
const scryptFloors = { 15: 3, 16: 2, 17: 1 } as const
const scrypt = z
  .strictObject({
    algorithm: z.literal('scrypt'),
    cost: z.int().min(15).max(17).default(17),
    parallelism: z.int().min(1).max(4).default(1),
  })
  .refine(({ cost, parallelism }) => parallelism >= scryptFloors[cost as keyof typeof scryptFloors], {
    error: ({ input }) =>
      `cost ${shown(input, 'cost')} with parallelism ${shown(input, 'parallelism')} is too weak: take at least cost 17 with 1, 16 with 2, 15 with 3`,
  })
  .refine(({ cost, parallelism }) => 2 ** cost * parallelism <= 2 ** 18, {
    error: ({ input }) => `cost 17 with parallelism ${shown(input, 'parallelism')} takes too long: take at most 2 with cost 17`,
  })

/** A number that a refusal repeats. */
const shown = (input: unknown, name: string): string => String((input as Readonly<Record<string, unknown>>)[name])

const hashing = z.discriminatedUnion('algorithm', [argon2id, bcrypt, pbkdf2, scrypt], {
  error: ({ input }) => {
    const named = typeof input === 'object' && input !== null && 'algorithm' in input ? JSON.stringify(input.algorithm).slice(0, 60) : 'absent'
    return `"algorithm" must be one of argon2id, bcrypt, pbkdf2 or scrypt, not ${named}`
  },
})

/** How new password hashes are made. */
export type PasswordHashing = z.output<typeof hashing>

/** The first choice of the OWASP Password Storage Cheat Sheet: about ten milliseconds and 19 MiB. */
export const STANDARD_HASHING: PasswordHashing = { algorithm: 'argon2id', memory: 19_456, passes: 2, parallelism: 1 }

/** The algorithm of new password hashes and its options, none weaker than the OWASP Password Storage Cheat Sheet allows. */
export const passwordHashing = (): Kind<PasswordHashing> => shape('password hashing', hashing)
