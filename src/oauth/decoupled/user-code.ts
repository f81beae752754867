import { randomInt } from 'node:crypto'
import type { Vault } from '#kit/vault.ts'

/** Letters that are told apart on every screen and spell no word (RFC 8628 §6.1). */
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ'
const LENGTH = 8

/** A new user code, such as `WDJB-MJHT`: eight letters of twenty, which is some 34 bits (RFC 8628 §5.1). */
export function newUserCode(): string {
  const letters = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  return `${letters.slice(0, 4)}-${letters.slice(4)}`
}

/** A typed code in its one form: case, spaces and hyphens do not matter (RFC 8628 §6.1). Undefined when it can be none. */
export function readUserCode(typed: string | undefined): string | undefined {
  const letters = typed?.slice(0, 64).toUpperCase().replaceAll(/[\s-]/g, '') ?? ''
  return letters.length === LENGTH && [...letters].every((letter) => LETTERS.includes(letter)) ? `${letters.slice(0, 4)}-${letters.slice(4)}` : undefined
}

/** The keyed digest under which a code is stored: the database alone does not tell it. */
export const userCodeDigest = (code: string, vault: Vault): string => vault.digest('user_code', code)
