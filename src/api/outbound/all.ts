import type { Administered } from '../administered.ts'
import { exportOperation } from '../list/export.ts'
import { doorsOf, type Operation } from '../operation.ts'
import { findRow } from '../read.ts'
import { rowVerb } from '../verb.ts'
import { outboundAuthorizationVerbs } from './authorization-verbs.ts'
import { outboundAuthorizations, outboundHistory } from './authorizations.ts'
import { callBody, callConnection, callSuccess } from './connection-call.ts'
import { outboundConnections } from './connections.ts'
import { registerExport } from './export-register.ts'
import { registerImport } from './import-register.ts'
import { manualTokens } from './manual-tokens.ts'
import { myConnections } from './my-connections.ts'
import { outboundProviders } from './providers.ts'
import { outboundOverview } from './register.ts'
import { needsProvider } from './remote-answer.ts'
import { remoteClients, remoteSecret } from './remote-clients.ts'
import { outboundScopes } from './scopes.ts'

/** The outbound register: this server as a client of others. */
export const outboundResources: readonly Administered[] = [
  outboundProviders,
  outboundScopes,
  remoteClients,
  outboundAuthorizations,
  outboundHistory,
  outboundConnections,
]

const callVerb: Operation = {
  ...rowVerb(outboundConnections, 'call', {
    summary: 'Call the API of a connection through this server, which puts the token in',
    body: callBody,
    success: callSuccess,
    run: async (call) => {
      const connection = await findRow(outboundConnections, call)
      return callConnection(call, connection, connection.authorization_id)
    },
  }),
  ...needsProvider,
  scopes: doorsOf('outbound').manage,
  bodyLimit: 2_097_152,
}

/** Operations of the outbound register beyond CRUD. */
export const outboundVerbs: readonly Operation[] = [
  ...outboundOverview,
  ...outboundResources.filter((a) => a !== outboundHistory).map((a) => exportOperation(a)),
  registerExport,
  registerImport,
  remoteSecret,
  ...outboundAuthorizationVerbs,
  manualTokens,
  callVerb,
  ...myConnections,
]
