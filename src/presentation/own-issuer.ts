import type { KeyObject } from 'node:crypto'
import type { Context } from '#http/context.ts'
import { didWebOf } from '#keys/did/web.ts'
import { readJwks } from '#keys/public-keys.ts'
import { client } from '#model/client.ts'
import { anyOf } from '#store/store.ts'

/** True when the issuer of a credential is this server, by its address or its DID. */
export const isOurs = ({ issuer: own }: Pick<Context, 'issuer'>, issuer: string): boolean => issuer === own || issuer === didWebOf(own)

/** True when a key is one that this server publishes, whatever a certificate calls it. */
export const isOwnKey = async ({ keys }: Pick<Context, 'keys'>, key: KeyObject): Promise<boolean> =>
  readJwks(await keys.jwks()).some((own) => own.key.asymmetricKeyType === key.asymmetricKeyType && own.key.equals(key))

/** True when this server issues credentials in one of these names: its own, or the DID of a client. */
export async function issuesAs(context: Context, issuers: readonly string[]): Promise<boolean> {
  if (issuers.some((one) => isOurs(context, one))) return true
  const dids = issuers.filter((one) => one.startsWith('did:'))
  return dids.length > 0 && (await context.db.table(client).find({ did: anyOf(dids) }, { limit: 1 })).length > 0
}
