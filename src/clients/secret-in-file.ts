import type { Context } from '#http/context.ts'
import { type ClientCredential, clientCredential } from '#model/client-credential.ts'

/** The secret of a client that a file of the operator holds now; nothing when the file is gone, or is not for this client. */
export const secretInFile = (
  { id, client_id, file }: Pick<ClientCredential, 'id' | 'client_id' | 'file'>,
  { sealed }: Pick<Context, 'sealed'>,
): Promise<string | undefined> =>
  file === undefined ? Promise.resolve(undefined) : sealed.open(clientCredential, { id, client_id, secret: { ref: file } }, 'secret')
