import { api, assertionRule, authorizationDetailType, namespace, role, scope } from './fields/access.ts'
import { activity, auditEvent, clientVersion, developerRequest, lastUse, postureScore, review } from './fields/activity.ts'
import { client } from './fields/client.ts'
import {
  credentialConfiguration,
  credentialConfigurationVersion,
  credentialOffer,
  issuedCredential,
  statusList,
  statusListVersion,
} from './fields/credentials.ts'
import { explanation } from './fields/explanation.ts'
import { federatedServer, linkedAccount, organizationDomain } from './fields/federation.ts'
import { clientDocument, clientKeyUse, credential, initialAccessToken, keyPair, registration, signer, trustedIssuer } from './fields/keys.ts'
import { outboundAttempt, outboundAuthorization, outboundConnection, outboundProvider, outboundScope, remoteClient } from './fields/outbound.ts'
import {
  clientSession,
  consent,
  group,
  groupMember,
  invitation,
  logoutDelivery,
  mailLink,
  membership,
  organization,
  personalToken,
  session,
  user,
} from './fields/people.ts'
import { policy, policyDecision, policyVersion, savedRequest } from './fields/policies.ts'
import { deskActivity, presentation, verifier, verifierVersion } from './fields/presentation.ts'
import { settings } from './fields/settings.ts'
import { backend, identityProvider, template, templateVersion, translation } from './fields/sign-in.ts'
import { tenant } from './fields/tenant.ts'
import { grant, token } from './fields/tokens.ts'
import { userImport } from './fields/user-import.ts'
import type { Wording } from './fields/wording.ts'
import { job, jobAttempt, mailServer, node, signal, signalExclusion, signalStream, webhook, webhookDelivery } from './fields/work.ts'

/** Every field that the console may show, in French, by the name of its resource. A test names a declared field that is missing here. */
export const fields: Readonly<Record<string, Wording>> = {
  activity,
  api,
  assertion_rule: assertionRule,
  personal_token: personalToken,
  authorization_detail_type: authorizationDetailType,
  namespace,
  audit_event: auditEvent,
  backend,
  client,
  client_document: clientDocument,
  client_key_use: clientKeyUse,
  client_version: clientVersion,
  consent,
  credential,
  credential_configuration: credentialConfiguration,
  credential_configuration_version: credentialConfigurationVersion,
  status_list: statusList,
  status_list_version: statusListVersion,
  credential_offer: credentialOffer,
  issued_credential: issuedCredential,
  explanation,
  federated_server: federatedServer,
  linked_account: linkedAccount,
  organization_domain: organizationDomain,
  grant,
  initial_access_token: initialAccessToken,
  client_session: clientSession,
  logout_delivery: logoutDelivery,
  identity_provider: identityProvider,
  job,
  job_attempt: jobAttempt,
  key_pair: keyPair,
  last_use: lastUse,
  invitation,
  membership,
  group,
  group_member: groupMember,
  mail_link: mailLink,
  node,
  organization,
  policy,
  policy_decision: policyDecision,
  policy_version: policyVersion,
  saved_request: savedRequest,
  outbound_attempt: outboundAttempt,
  outbound_authorization: outboundAuthorization,
  outbound_connection: outboundConnection,
  outbound_provider: outboundProvider,
  outbound_scope: outboundScope,
  posture_score: postureScore,
  registration,
  remote_client: remoteClient,
  review,
  developer_request: developerRequest,
  role,
  scope,
  session,
  settings,
  signer,
  tenant,
  token,
  trusted_issuer: trustedIssuer,
  verifier,
  verifier_version: verifierVersion,
  desk_activity: deskActivity,
  presentation,
  user,
  user_import: userImport,
  template,
  template_version: templateVersion,
  translation,
  mail_server: mailServer,
  webhook,
  webhook_delivery: webhookDelivery,
  signal,
  signal_stream: signalStream,
  signal_exclusion: signalExclusion,
}
