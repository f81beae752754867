import type { Administered } from '../administered.ts'
import type { Operation } from '../operation.ts'
import { effectivePermissions } from '../users/effective.ts'
import { userExports } from '../users/export.ts'
import { backends, directoryPresetList } from './backends.ts'
import { consents } from './consents.ts'
import { developerRequests, developerRequestVerbs } from './developer-requests.ts'
import { federatedPresets, federatedServers } from './federated-servers.ts'
import { globalTokenRevocation } from './global-token-revocation.ts'
import { grants } from './grants.ts'
import { groupMemberOperations } from './group-members.ts'
import { groups } from './groups.ts'
import { identityProviders } from './identity-providers.ts'
import { memberOperations, members } from './memberships.ts'
import { organizationDomains, organizationDomainVerbs } from './organization-domains.ts'
import { organizations } from './organizations.ts'
import { scimTokens } from './scim-tokens.ts'
import { sessions } from './sessions.ts'
import { userImportFaults, userImports, userImportVerbs } from './user-imports.ts'
import { userVerbs } from './user-verbs.ts'
import { users } from './users.ts'

/** The resources about people: users, organizations, sign-in, sessions, consents and grants. */
export const peopleResources: readonly Administered[] = [
  users,
  userImports,
  userImportFaults,
  groups,
  organizations,
  organizationDomains,
  identityProviders,
  federatedServers,
  backends,
  developerRequests,
  scimTokens,
  sessions,
  consents,
  grants,
]

/** Operations on people beyond CRUD. */
export const peopleVerbs: readonly Operation[] = [
  ...memberOperations(members),
  ...groupMemberOperations,
  ...userExports,
  ...userVerbs,
  ...userImportVerbs,
  effectivePermissions,
  globalTokenRevocation,
  federatedPresets,
  directoryPresetList,
  ...organizationDomainVerbs,
  ...developerRequestVerbs,
]
