import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto'
import { maySign } from '#keys/algorithms.ts'
import { keyTypeOf } from '#keys/generate.ts'
import { keyFault } from '#keys/public-keys.ts'
import { grantBarred, grantsBarredBy } from '#model/allowed-grants.ts'
import { authorizationDetailType } from '#model/authorization-detail-type.ts'
import type { Client, client } from '#model/client.ts'
import { fieldsWith } from '#model/client-traits.ts'
import { federatedServer } from '#model/federation/server.ts'
import { identityProvider } from '#model/identity-provider.ts'
import { keyPair, signingAlgs } from '#model/key-pair.ts'
import { organization } from '#model/organization.ts'
import { type Scope, scope } from '#model/scope.ts'
import { OPENID_CREDENTIAL } from '#oauth/details/openid-credential.ts'
import { anyOf } from '#store/store.ts'
import type { Edit } from '../administered.ts'
import type { Call } from '../operation.ts'
import { type FieldErrors, faultIf, mergeErrors } from '../write/faults.ts'
import { unknownNamespace } from '../write/known-namespace.ts'
import { unknownScopes } from '../write/known-scopes.ts'
import { missingRecipients } from './recipients.ts'
import { unusableSigner } from './signer.ts'

/** The faults of a client's references: rows that do not exist, invalid keys. */
export async function referenceFaults({ was, draft }: Edit<typeof client.fields>, call: Call): Promise<FieldErrors> {
  const found = await Promise.all([
    unknownLinks(draft, call),
    unknownScopes(call, 'user_scopes', draft.user_scopes ?? []),
    unknownProvider(draft, was, call),
    unknownServer(draft, was, call),
    organizationFaults(draft, was, call),
    unknownNamespace(draft, was, call),
    unknownDetailTypes(draft, was, call),
    unusableKeyPair(draft, call),
    unusableSigner(draft, call),
    takenKid(draft, call),
  ])
  const pem = was ? undefined : faultOfPem(draft.public_key)
  return mergeErrors(...found, unreadableKeys(draft), unfitAlgorithms(draft), missingRecipients(draft), pem === undefined ? {} : { public_key: [pem] })
}

/** The client with its references in one canonical form. */
export async function resolveReferences(client: Client, call: Call, isNew: boolean): Promise<Client> {
  const [links, provider] = await Promise.all([authorizedScopes(client, call), identityProviderOf(client, call, isNew)])
  const rows = links.flatMap((row) => (row ? [[row.id, { id: row.id, name: row.name }] as const] : []))
  return { ...client, authorized_scopes: [...new Map(rows).values()], identity_provider: provider }
}

/** The scopes of links, in their order. */
async function authorizedScopes({ authorized_scopes: wanted }: Client, { context }: Call): Promise<(Scope | undefined)[]> {
  if (wanted.length === 0) return []
  const table = context.db.table(scope)
  const rows = [
    ...(await table.find({ id: anyOf(wanted.flatMap(({ id }) => id ?? [])) }, { limit: 1000 })),
    ...(await table.find({ name: anyOf(wanted.flatMap(({ id, name }) => (id === undefined ? (name ?? []) : []))) }, { limit: 1000 })),
  ]
  return wanted.map(({ id, name }) => rows.find((row) => (id === undefined ? row.name === name : row.id === id)))
}

/** An unknown scope is a fault. If naming made it, a typing error would become a permission. */
async function unknownLinks(client: Client, call: Call): Promise<FieldErrors> {
  const found = await authorizedScopes(client, call)
  const unknown = client.authorized_scopes.filter((_, i) => !found[i]).map(({ id, name }) => `there is no scope ${name ?? id}`)
  return unknown.length > 0 ? { authorized_scopes: unknown } : {}
}

/** The provider named; for a new client that names none, the default one of the tenant. */
async function identityProviderOf({ identity_provider: wanted }: Client, { context }: Call, isNew: boolean): Promise<Client['identity_provider']> {
  if (wanted) return { id: wanted.id }
  const [standard] = isNew ? await context.db.table(identityProvider).find({ is_default: true }, { limit: 1 }) : []
  return standard && { id: standard.id }
}

async function unknownServer({ default_federated_server: wanted }: Client, was: Client | undefined, { context }: Call): Promise<FieldErrors> {
  const isNew = wanted !== undefined && wanted !== was?.default_federated_server
  return faultIf(isNew && !(await context.db.table(federatedServer).get(wanted)), 'default_federated_server', `there is no federated server ${wanted}`)
}

async function unknownProvider({ identity_provider: wanted }: Client, was: Client | undefined, { context }: Call): Promise<FieldErrors> {
  if (!wanted || wanted.id === was?.identity_provider?.id || (await context.db.table(identityProvider).get(wanted.id))) return {}
  const message = [`there is no identity provider ${wanted.id}`]
  return { identity_provider: message, identity_provider_id: message }
}

async function unknownDetailTypes({ authorization_details_types: listed }: Client, was: Client | undefined, { context }: Call): Promise<FieldErrors> {
  const added = listed.filter((type) => !was?.authorization_details_types.includes(type))
  if (added.length === 0) return {}
  const found = await context.db.table(authorizationDetailType).find({ type: anyOf(added) }, { limit: added.length })
  const unknown = added.filter((type) => type !== OPENID_CREDENTIAL && !found.some((row) => row.type === type))
  return unknown.length > 0 ? { authorization_details_types: unknown.map((type) => `there is no type of authorization details ${type}`) } : {}
}

/** An unknown organization is a fault, and so are new grants that it does not allow. Those it forbade later stay, and are of no use. */
async function organizationFaults(draft: Client, was: Client | undefined, { context }: Call): Promise<FieldErrors> {
  const { organization_id: id, supported_grant_types: grants } = draft
  if (id === undefined) return {}
  const found = await context.db.table(organization).get(id)
  if (!found) return { organization_id: [`there is no organization ${id}`] }
  const before = was?.organization_id === id ? was.supported_grant_types : []
  const barred = grantsBarredBy(
    found,
    grants.filter((name) => !before.includes(name)),
  )
  return barred.length > 0 ? { supported_grant_types: barred.map(grantBarred) } : {}
}

async function unusableKeyPair({ key_pair_id: id }: Client, { context }: Call): Promise<FieldErrors> {
  if (id === undefined) return {}
  const row = await context.db.table(keyPair).get(id)
  if (!row || row.client_id !== undefined) return { key_pair_id: [`there is no key pair ${id} of the tenant`] }
  return mergeErrors(
    faultIf(row.state !== 'active', 'key_pair_id', 'this key pair was replaced'),
    faultIf(row.use === 'enc', 'key_pair_id', 'this key pair is for encryption: it signs nothing'),
  )
}

/** The fault of a client's public key, if any. */
function faultOfKey(read: () => KeyObject, otherwise: string): string | undefined {
  try {
    return keyFault(read())
  } catch {
    return otherwise
  }
}
const faultOfJwk = (key: unknown) =>
  faultOfKey(() => createPublicKey({ key: key as Record<string, string>, format: 'jwk' }), 'is not a public key: expected an RSA, EC or OKP JWK')

function faultOfPem(pem: string | undefined): string | undefined {
  const notPem = 'is not a public key in PEM'
  if (pem === undefined) return undefined
  return pem.includes('PRIVATE') ? notPem : faultOfKey(() => createPublicKey(pem), notPem)
}

/** A `kid` of another client is refused by the database. Future keys cannot be guessed, because their ids are thumbprints. */
const takenKid = async ({ id_token_kid: kid }: Client, { context }: Call): Promise<FieldErrors> =>
  faultIf(kid !== undefined && (await context.db.table(keyPair).get(kid)) !== undefined, 'id_token_kid', 'is the id of a key pair already')

function unreadableKeys(client: Client): FieldErrors {
  const errors: Record<string, string[]> = {}
  const { jwt_public_key: pem, jwk, jwks } = client
  const pemFault = faultOfPem(pem)
  if (pemFault) errors['jwt_public_key'] = [pemFault]
  const jwkFault = jwk && faultOfJwk(jwk)
  if (jwkFault) errors['jwk'] = [jwkFault]
  const broken = jwks?.keys.map(faultOfJwk).flatMap((fault, i) => (fault ? [`at keys.${i}: ${fault}`] : [])) ?? []
  if (broken.length > 0) errors['jwks'] = broken
  if (client.trusted_authorities.trim() !== '' && !reads(() => new X509Certificate(client.trusted_authorities)))
    errors['trusted_authorities'] = ['is not a certificate in PEM']
  return errors
}

const reads = (read: () => unknown): boolean => {
  try {
    read()
    return true
  } catch {
    return false
  }
}

/** A client with its own key pair signs with that key, so its signing algorithms must fit the key. */
function unfitAlgorithms(client: Client): FieldErrors {
  if (!client.key_pair_type) return {}
  if (client.key_pair_type.type === 'universal') return { key_pair_type: ['keys of a remote signing service are not served here: choose rsa, ec, okp or akp'] }
  const errors: Record<string, string[]> = {}
  const type = keyTypeOf(client.key_pair_type)
  for (const field of fieldsWith('signs')) {
    const alg = signingAlgs.find((name) => name === client[field])
    if (alg && !maySign({ type }, alg))
      errors[field] = [`a ${type} key does not sign with ${alg}: expected ${signingAlgs.filter((name) => maySign({ type }, name)).join(', ')}`]
  }
  return errors
}
