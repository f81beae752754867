import type { AnyResource, Resource } from '#fields/resource.ts'
import { resources } from '#model/all.ts'
import { type Administered, declared } from '../administered.ts'
import { demoOperations } from '../demo/operations.ts'
import { deskOperations } from '../desk/all.ts'
import type { Operation } from '../operation.ts'
import { outboundResources, outboundVerbs } from '../outbound/all.ts'
import { portalResources, portalVerbs } from '../portal/all.ts'
import { apis } from './apis.ts'
import { assertionRules } from './assertion-rules.ts'
import { auditActions, auditEvents, auditExport } from './audit-events.ts'
import { authorizationDetailTypes } from './authorization-detail-types.ts'
import { clientBulk } from './client-bulk.ts'
import { clientChecklist } from './client-checklist.ts'
import { clientExport } from './client-export.ts'
import { clientImport } from './client-import.ts'
import { clientInsight } from './client-insight.ts'
import { clientKeys } from './client-keys.ts'
import { clientPreview } from './client-preview.ts'
import { clientVerbs } from './client-verbs.ts'
import { clientVersionOperations } from './client-versions.ts'
import { clientResource } from './clients.ts'
import { credentialKinds } from './credential-configurations.ts'
import { credentialOffers } from './credential-offers.ts'
import { credentialVerbs } from './credential-verbs.ts'
import { credentials } from './credentials.ts'
import { explanations, explanationVerbs } from './explanations.ts'
import { initialAccessTokens } from './initial-access-tokens.ts'
import { inspectOperation } from './inspect.ts'
import { invitations } from './invitations.ts'
import { issuedCredentials, issuedCredentialVerbs } from './issued-credentials.ts'
import { jobStats } from './job-stats.ts'
import { jobAttempts, jobs, jobVerbs } from './jobs.ts'
import { keyPairs, keyPairVerbs } from './key-pairs.ts'
import { logoutDeliveries, logoutDeliveryVerbs } from './logout-deliveries.ts'
import { mailOperations } from './mail.ts'
import { mailServers } from './mail-servers.ts'
import { mcpDeskVerb } from './mcp-desk.ts'
import { namespaces } from './namespaces.ts'
import { pageOperations } from './page-preview.ts'
import { peopleResources, peopleVerbs } from './people.ts'
import { personalTokens } from './personal-tokens.ts'
import { policies, policyVersionOperations } from './policies.ts'
import { clientPostureVerb, postures } from './posture.ts'
import { presentationOperations, presentations } from './presentations.ts'
import { programsOperation } from './programs.ts'
import { registrationHygiene } from './registrations.ts'
import { registryOperation } from './registry.ts'
import { reviews, reviewVerbs } from './reviews.ts'
import { roles } from './roles.ts'
import { savedRequests } from './saved-requests.ts'
import { scopes } from './scopes.ts'
import { settingsOperations } from './settings.ts'
import { signalStreams } from './signal-streams.ts'
import { signers } from './signers.ts'
import { statsOperation } from './stats.ts'
import { statusLists } from './status-lists.ts'
import { templatePreviews } from './template-preview.ts'
import { templates, templateVersions } from './templates.ts'
import { tenants } from './tenants.ts'
import { tokens, tokenVerbs } from './tokens.ts'
import { builtInTexts, translations } from './translations.ts'
import { trustedIssuers } from './trusted-issuers.ts'
import { verifiers } from './verifiers.ts'
import { webhookDeliveries, webhooks, webhookVerbs } from './webhooks.ts'

/** The resources that have hooks, in the order in which the document of the API lists them. */
const hooked: readonly Administered[] = [
  clientResource,
  postures,
  credentials,
  initialAccessTokens,
  invitations,
  namespaces,
  scopes,
  roles,
  apis,
  authorizationDetailTypes,
  credentialKinds,
  credentialOffers,
  issuedCredentials,
  statusLists,
  keyPairs,
  signers,
  trustedIssuers,
  verifiers,
  presentations,
  assertionRules,
  mailServers,
  templates,
  translations,
  policies,
  savedRequests,
  tokens,
  personalTokens,
  reviews,
  tenants,
  auditEvents,
  explanations,
  webhooks,
  webhookDeliveries,
  logoutDeliveries,
  signalStreams,
  jobs,
  jobAttempts,
  ...outboundResources,
  ...peopleResources,
  ...portalResources,
]

/** All administered resources: those with hooks, and those without. Routes, guards and the API document iterate this list. */
export const administeredIn = (declarations: readonly AnyResource[]): readonly Administered[] => [
  ...hooked,
  ...declarations
    .filter((each) => each.administered && !hooked.some(({ resource }) => resource.name === each.name))
    .map((each) => declared(each as Resource<AnyResource['fields']>)),
]
export const administeredResources = administeredIn(resources)

/** Operations beyond CRUD. */
export const verbs: readonly Operation[] = [
  ...clientVerbs,
  ...clientVersionOperations,
  ...clientInsight,
  clientKeys,
  clientChecklist,
  clientPreview,
  clientPostureVerb,
  mcpDeskVerb,
  ...clientBulk,
  clientExport,
  clientImport,
  ...registrationHygiene,
  ...credentialVerbs,
  ...keyPairVerbs,
  ...tokenVerbs,
  ...policyVersionOperations,
  ...deskOperations,
  ...templatePreviews,
  ...templateVersions,
  builtInTexts,
  ...issuedCredentialVerbs,
  ...reviewVerbs,
  ...webhookVerbs,
  ...logoutDeliveryVerbs,
  ...jobVerbs,
  jobStats,
  auditExport,
  auditActions,
  ...explanationVerbs(explanations),
  ...presentationOperations,
  ...demoOperations,
  inspectOperation,
  statsOperation,
  ...settingsOperations,
  ...mailOperations,
  ...pageOperations,
  registryOperation,
  programsOperation,
  ...outboundVerbs,
  ...peopleVerbs,
  ...portalVerbs,
]
