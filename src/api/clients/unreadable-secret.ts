import { secretInFile } from '#clients/secret-in-file.ts'
import { type ChosenSecret, secretFault } from '#clients/secrets.ts'
import type { Call } from '../operation.ts'
import { type FieldErrors, faultOf } from '../write/faults.ts'

/** The fault of a secret file that is not there, is not for the secrets of this client, or holds too short a secret. The first two are told alike. */
export async function unreadableSecret(chosen: ChosenSecret, client_id: string, { context }: Call): Promise<FieldErrors> {
  if (chosen === undefined || typeof chosen === 'string') return {}
  const secret = await secretInFile({ id: '', client_id, file: chosen.ref }, context)
  return faultOf('secret', secret === undefined ? 'there is no secret file of this name that the field may read' : secretFault(secret))
}
