import { secretWeakness } from '#clients/secrets.ts'
import type { Warning } from '../administered.ts'

/** Warns who chose a secret that can be guessed: only the request that sets it shows it. */
export function secretWarning(secret: string | undefined): readonly Warning[] {
  const message = secretWeakness(secret)
  return message === undefined ? [] : [{ field: 'secret', message }]
}
