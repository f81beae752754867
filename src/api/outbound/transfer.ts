import type { AnyResource } from '#fields/resource.ts'
import { fullName } from '#model/outbound/full-name.ts'
import type { Administered, AnyRow } from '../administered.ts'
import { namespaces } from '../resources/namespaces.ts'
import { outboundAuthorizations } from './authorizations.ts'
import { outboundConnections } from './connections.ts'
import { outboundProviders } from './providers.ts'
import { remoteClients } from './remote-clients.ts'
import { outboundScopes } from './scopes.ts'

/** A collection of a document of the outbound register. */
export interface TransferCollection {
  readonly name: string
  readonly a: Administered
  /** Members that are keys of rows of another collection; or of this one, whose rows then come later. */
  readonly references: Readonly<Record<string, string>>
  /** The natural key: unlike the keys, which every installation makes itself, it says which row an entry is. */
  naturalKey(row: AnyRow): AnyRow
  /** Rows that an export leaves out. */
  readonly omits?: (row: AnyRow) => boolean
}

const inNamespace = { namespace: 'namespaces' }
const textOrEmpty = (value: unknown): string => (typeof value === 'string' ? value : '')
const ofNamespace = ({ namespace, name }: AnyRow) => ({ full_name: fullName(textOrEmpty(namespace) || undefined, textOrEmpty(name)) })
const ofProvider = ({ provider_id, name }: AnyRow) => ({ full_name: fullName(textOrEmpty(provider_id), textOrEmpty(name)) })
const of = (a: unknown) => a as Administered<AnyResource['fields']>

/** The collections of the outbound register, each after those that it refers to. */
export const transferCollections: readonly TransferCollection[] = [
  { name: 'namespaces', a: of(namespaces), references: {}, naturalKey: ({ name }) => ({ name: textOrEmpty(name) }) },
  { name: 'providers', a: of(outboundProviders), references: inNamespace, naturalKey: ofNamespace },
  { name: 'scopes', a: of(outboundScopes), references: { provider_id: 'providers' }, naturalKey: ofProvider },
  { name: 'clients', a: of(remoteClients), references: { ...inNamespace, provider_id: 'providers' }, naturalKey: ofProvider },
  {
    name: 'authorizations',
    a: of(outboundAuthorizations),
    references: { ...inNamespace, remote_client_id: 'clients', subject_authorization_id: 'authorizations' },
    naturalKey: ofNamespace,
    // A person made it for a connection, and its consent cannot be moved.
    omits: (row) => row['connection_id'] !== undefined,
  },
  {
    name: 'connections',
    a: of(outboundConnections),
    references: { ...inNamespace, authorization_id: 'authorizations', remote_client_id: 'clients' },
    naturalKey: ofNamespace,
  },
]

/** The entries of one document at most. */
export const MOST_ENTRIES = 2000
