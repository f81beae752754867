import type { Saying } from '../../locales/translator.ts'
import { ofApi } from './messages/api.ts'
import { ofCredentials } from './messages/credentials.ts'
import { ofFields } from './messages/fields.ts'
import { ofImports } from './messages/imports.ts'
import { ofInspector } from './messages/inspector.ts'
import { ofMcpDesk } from './messages/mcp-desk.ts'
import { ofOutbound } from './messages/outbound.ts'
import { ofPasswords } from './messages/passwords.ts'
import { ofPolicies } from './messages/policies.ts'
import { ofPortal } from './messages/portal.ts'
import { ofPosture } from './messages/posture.ts'
import { ofDesk, ofPresentation } from './messages/presentation.ts'
import { ofProfiles } from './messages/profiles.ts'
import { ofPrograms } from './messages/programs.ts'
import { ofReadyPolicies } from './messages/ready-policies.ts'
import { ofResources } from './messages/resources.ts'
import { ofSchemas } from './messages/schemas.ts'
import { ofScopes } from './messages/scopes.ts'

/** The messages of the API in French. A test names a message that is missing here. The first pattern that matches is taken, so narrow patterns stand first. */
export const messages: readonly Saying[] = [
  ...ofScopes,
  ...ofCredentials,
  ...ofImports,
  ...ofFields,
  ...ofPasswords,
  ...ofResources,
  ...ofOutbound,
  ...ofPresentation,
  ...ofDesk,
  ...ofReadyPolicies,
  ...ofPolicies,
  ...ofPortal,
  ...ofInspector,
  ...ofApi,
  ...ofSchemas,
  ...ofPosture,
  ...ofMcpDesk,
  ...ofPrograms,
  ...ofProfiles,
]
