import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto'
import { unprocessable } from '#http/refusal.ts'
import { fits } from '#keys/algorithms.ts'
import { keyTypeOf } from '#keys/generate.ts'
import { keyFault } from '#keys/public-keys.ts'
import type { Client } from '#model/client.ts'
import { identityProvider } from '#model/identity-provider.ts'
import { keyPair, signingAlgs } from '#model/key-pair.ts'
import { organization } from '#model/organization.ts'
import { scope } from '#model/scope.ts'
import { anyOf } from '#store/store.ts'
import type { Call } from '../operation.ts'

type FieldErrors = Record<string, string[]>

/** The client with what it names found and written one way. @throws {Refusal} 422 naming each thing that does not exist, or is no key. */
export async function resolved(client: Client, was: Client | undefined, call: Call): Promise<Client> {
  const errors: FieldErrors = {}
  const [links, provider] = await Promise.all([
    authorizedScopes(client, errors, call),
    identityProviderOf(client, was, { errors, call }),
    userScopes(client, errors, call),
    organizationOf(client, errors, call),
    keyPairOf(client, errors, call),
  ])
  unreadableKeys(client, errors)
  unfitAlgorithms(client, errors)
  if (Object.keys(errors).length > 0) throw unprocessable(errors)
  return { ...client, authorized_scopes: links, identity_provider: provider }
}

async function authorizedScopes({ authorized_scopes: wanted }: Client, errors: FieldErrors, { context }: Call): Promise<Client['authorized_scopes']> {
  if (wanted.length === 0) return []
  const table = context.db.table(scope)
  const rows = [
    ...(await table.find({ id: anyOf(wanted.flatMap(({ id }) => id ?? [])) }, { limit: 1000 })),
    ...(await table.find({ name: anyOf(wanted.flatMap(({ id, name }) => (id === undefined ? (name ?? []) : []))) }, { limit: 1000 })),
  ]
  const found = wanted.map(({ id, name }) => rows.find((row) => (id === undefined ? row.name === name : row.id === id)))
  // A scope is never made by naming it: a typing error would become a permission.
  const unknown = wanted.filter((_, i) => !found[i]).map(({ id, name }) => `there is no scope ${name ?? id}`)
  if (unknown.length > 0) errors['authorized_scopes'] = unknown
  return [...new Map(found.flatMap((row) => (row ? [[row.id, { id: row.id, name: row.name }]] : []))).values()]
}

async function userScopes({ user_scopes: wanted = [] }: Client, errors: FieldErrors, { context }: Call): Promise<void> {
  if (wanted.length === 0) return
  const rows = await context.db.table(scope).find({ name: anyOf(wanted) }, { limit: 1000 })
  const unknown = wanted.filter((name) => !rows.some((row) => row.name === name))
  if (unknown.length > 0) errors['user_scopes'] = unknown.map((name) => `there is no scope ${name}`)
}

/** The provider named; for a new client that names none, the default one of the tenant. */
async function identityProviderOf(
  client: Client,
  was: Client | undefined,
  { errors, call }: { errors: FieldErrors; call: Call },
): Promise<Client['identity_provider']> {
  const table = call.context.db.table(identityProvider)
  const wanted = client.identity_provider
  if (!wanted) {
    const [standard] = was ? [] : await table.find({ is_default: true }, { limit: 1 })
    return standard && { id: standard.id }
  }
  if (wanted.id === was?.identity_provider?.id || (await table.get(wanted.id))) return { id: wanted.id }
  const message = [`there is no identity provider ${wanted.id}`]
  errors['identity_provider'] = message
  errors['identity_provider_id'] = message
  return undefined
}

async function organizationOf({ organization_id: id }: Client, errors: FieldErrors, { context }: Call): Promise<void> {
  if (id !== undefined && !(await context.db.table(organization).get(id))) errors['organization_id'] = [`there is no organization ${id}`]
}

async function keyPairOf({ key_pair_id: id }: Client, errors: FieldErrors, { context }: Call): Promise<void> {
  if (id === undefined) return
  const row = await context.db.table(keyPair).get(id)
  if (!row || row.client_id !== undefined) errors['key_pair_id'] = [`there is no key pair ${id} of the tenant`]
  else if (row.state !== 'active') errors['key_pair_id'] = ['this key pair signs no more']
}

/** What is wrong with a key that a client is to be verified with, or nothing. */
function faultOfKey(read: () => KeyObject, otherwise: string): string | undefined {
  try {
    return keyFault(read())
  } catch {
    return otherwise
  }
}
const faultOfJwk = (key: unknown) =>
  faultOfKey(() => createPublicKey({ key: key as Record<string, string>, format: 'jwk' }), 'is not a public key: expected an RSA, EC or OKP JWK')

function unreadableKeys(client: Client, errors: FieldErrors): void {
  const { jwt_public_key: pem, jwk, jwks } = client
  const notPem = 'is not a public key in PEM'
  const pemFault = pem === undefined ? undefined : pem.includes('PRIVATE') ? notPem : faultOfKey(() => createPublicKey(pem), notPem)
  if (pemFault) errors['jwt_public_key'] = [pemFault]
  const jwkFault = jwk && faultOfJwk(jwk)
  if (jwkFault) errors['jwk'] = [jwkFault]
  const broken = jwks?.keys.map(faultOfJwk).flatMap((fault, i) => (fault ? [`at keys.${i}: ${fault}`] : [])) ?? []
  if (broken.length > 0) errors['jwks'] = broken
  if (client.trusted_authorities.trim() !== '' && !reads(() => new X509Certificate(client.trusted_authorities)))
    errors['trusted_authorities'] = ['is not a certificate in PEM']
}

const reads = (read: () => unknown): boolean => {
  try {
    read()
    return true
  } catch {
    return false
  }
}

/** A client with a key of its own signs with that key, so what it asks to be signed with must fit it. */
function unfitAlgorithms(client: Client, errors: FieldErrors): void {
  if (!client.key_pair_type) return
  if (client.key_pair_type.type === 'universal') {
    errors['key_pair_type'] = ['keys of a remote signing service are not served here: choose rsa, ec or okp']
    return
  }
  const type = keyTypeOf(client.key_pair_type)
  for (const field of ['id_token_signature_alg', 'access_token_signature_alg', 'userinfo_signed_response_alg'] as const) {
    const alg = signingAlgs.find((name) => name === client[field])
    if (alg && !fits({ type }, alg))
      errors[field] = [`a ${type} key does not sign with ${alg}: expected ${signingAlgs.filter((name) => fits({ type }, name)).join(', ')}`]
  }
}
