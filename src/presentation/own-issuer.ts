import type { KeyObject } from 'node:crypto'
import type { Context } from '#http/context.ts'
import { didWebOf } from '#keys/did/web.ts'
import { readJwks } from '#keys/public-keys.ts'
import { readCertificates } from '#kit/certificate.ts'
import { client } from '#model/client.ts'
import { type CredentialConfiguration, credentialConfiguration } from '#model/credential-configuration.ts'
import { anyOf } from '#store/store.ts'

/** True when the issuer of a credential is this server, by its address or its DID. */
export const isOurs = ({ issuer: own }: Pick<Context, 'issuer'>, issuer: string): boolean => issuer === own || issuer === didWebOf(own)

/**
 * True when a key is one of the tenant itself, whatever a certificate calls it. The set of no client leaves out the keys of all clients and of remote
 * signers: these are published beside the tenant's, and do not speak for it.
 */
export const isOwnKey = async ({ keys }: Pick<Context, 'keys'>, key: KeyObject): Promise<boolean> =>
  readJwks(await keys.jwksFor('', { alg: 'ES256' })).some((own) => own.key.asymmetricKeyType === key.asymmetricKeyType && own.key.equals(key))

/** More configurations than a tenant has. */
const MOST = 1000
const certificateChain = ({ certificates }: CredentialConfiguration) => (certificates === undefined ? [] : readCertificates(certificates).map(({ raw }) => raw))

/** True when a credential configuration sends exactly these certificates (DER, the leaf first), which an administrator vouches for. */
export async function isOwnChain({ db }: Pick<Context, 'db'>, chain: readonly Uint8Array[]): Promise<boolean> {
  const rows = await db.table(credentialConfiguration).find({ format: 'mso_mdoc' }, { limit: MOST })
  return rows.some((row) => {
    const own = certificateChain(row)
    return own.length === chain.length && own.every((one, at) => one.equals(chain[at] ?? new Uint8Array()))
  })
}

/** True when this server issues credentials in one of these names: its own, or the DID of a client. */
export async function issuesAs(context: Context, issuers: readonly string[]): Promise<boolean> {
  if (issuers.some((one) => isOurs(context, one))) return true
  const dids = issuers.filter((one) => one.startsWith('did:'))
  return dids.length > 0 && (await context.db.table(client).find({ did: anyOf(dids) }, { limit: 1 })).length > 0
}
