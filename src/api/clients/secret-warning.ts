import { type ChosenSecret, secretWeakness } from '#clients/secrets.ts'
import type { Warning } from '../administered.ts'

/**
 * The warning about a chosen secret that can be guessed. It is given with the request that sets the secret, because afterwards only a digest is
 * known.
 */
export function secretWarning(secret: ChosenSecret): readonly Warning[] {
  const message = secretWeakness(secret)
  return message === undefined ? [] : [{ field: 'secret', message }]
}
