import type { AnyResource } from '#fields/resource.ts'
import { accessToken } from './access-token.ts'
import { activity, lastUse } from './activity.ts'
import { assertionRule } from './assertion-rule.ts'
import { auditEvent } from './audit-event.ts'
import { authorizationCode } from './authorization-code.ts'
import { authorizationDetailType } from './authorization-detail-type.ts'
import { backend } from './backend.ts'
import { client } from './client.ts'
import { clientCredential } from './client-credential.ts'
import { clientDocument } from './client-document.ts'
import { clientKeyUse } from './client-key-use.ts'
import { clientLogo } from './client-logo.ts'
import { clientSession } from './client-session.ts'
import { clientVersion } from './client-version.ts'
import { consent } from './consent.ts'
import { credentialConfiguration } from './credential-configuration.ts'
import { credentialConfigurationVersion } from './credential-configuration-version.ts'
import { credentialOffer } from './credential-offer.ts'
import { decoupledRequest } from './decoupled-request.ts'
import { deferredCredential } from './deferred-credential.ts'
import { deskActivity, deskLastUse } from './desk/activity.ts'
import { statusListVersion, trustedIssuerVersion, verifierVersion } from './desk/versions.ts'
import { developerRequest } from './developer-request.ts'
import { eventCounter } from './event-counter.ts'
import { explanation } from './explanation.ts'
import { factor } from './factor.ts'
import { linkedAccount } from './federation/linked-account.ts'
import { federatedServer } from './federation/server.ts'
import { federatedSignIn } from './federation/sign-in.ts'
import { grant } from './grant.ts'
import { group, groupMember } from './group.ts'
import { guess } from './guess.ts'
import { idempotency } from './idempotency.ts'
import { identityProvider } from './identity-provider.ts'
import { initialAccessToken } from './initial-access-token.ts'
import { invitation } from './invitation.ts'
import { issuedCredential } from './issued-credential.ts'
import { job } from './job.ts'
import { jobAttempt } from './job-attempt.ts'
import { keyPair } from './key-pair.ts'
import { logoutDelivery } from './logout-delivery.ts'
import { mailChallenge } from './mail-challenge.ts'
import { mailLink } from './mail-link.ts'
import { mailServer } from './mail-server.ts'
import { namespace } from './namespace.ts'
import { node } from './node.ts'
import { membership, organization } from './organization.ts'
import { organizationDomain } from './organization-domain.ts'
import { outboundAttempt } from './outbound/attempt.ts'
import { outboundAuthorization } from './outbound/authorization.ts'
import { outboundConnection } from './outbound/connection.ts'
import { outboundProvider } from './outbound/provider.ts'
import { outboundScope } from './outbound/provider-scope.ts'
import { remoteClient } from './outbound/remote-client.ts'
import { outboundRequest } from './outbound/request.ts'
import { outboundShare } from './outbound/share.ts'
import { outbox } from './outbox.ts'
import { personalToken } from './personal-token.ts'
import { policy } from './policy.ts'
import { policyDecision } from './policy-decision.ts'
import { policyVersion } from './policy-version.ts'
import { postureScore } from './posture-score.ts'
import { presentation } from './presentation/presentation.ts'
import { verifier } from './presentation/verifier.ts'
import { protectedApi } from './protected-api.ts'
import { providerPicture } from './provider-picture.ts'
import { recoveryCode } from './recovery-code.ts'
import { redirectUriUse } from './redirect-uri-use.ts'
import { refreshToken } from './refresh-token.ts'
import { registeredClient } from './registered-client.ts'
import { registration } from './registration.ts'
import { review } from './review.ts'
import { role } from './role.ts'
import { savedRequest } from './saved-request.ts'
import { scimToken } from './scim-token.ts'
import { scope } from './scope.ts'
import { seenOnce } from './seen-once.ts'
import { session } from './session.ts'
import { signal } from './signal.ts'
import { signalExclusion } from './signal-exclusion.ts'
import { signalStream } from './signal-stream.ts'
import { signer } from './signer.ts'
import { statusList } from './status-list.ts'
import { template } from './template.ts'
import { templateVersion } from './template-version.ts'
import { tenant } from './tenant.ts'
import { translation } from './translation.ts'
import { trustedDevice } from './trusted-device.ts'
import { trustedIssuer } from './trusted-issuer.ts'
import { unfinishedSignIn } from './unfinished-sign-in.ts'
import { user } from './user.ts'
import { userImport, userImportFault, userImportPart } from './user-import.ts'
import { vaultUse } from './vault-use.ts'
import { waitingRequest } from './waiting-request.ts'
import { webhook } from './webhook.ts'
import { webhookDelivery } from './webhook-delivery.ts'

/** Everything that is stored. Tables, migrations and reference pages iterate this list. */
export const resources: readonly AnyResource[] = [
  tenant,
  client,
  clientCredential,
  clientVersion,
  clientKeyUse,
  registration,
  registeredClient,
  clientDocument,
  initialAccessToken,
  redirectUriUse,
  clientLogo,
  providerPicture,
  template,
  templateVersion,
  translation,
  namespace,
  scope,
  role,
  protectedApi,
  authorizationDetailType,
  credentialConfiguration,
  credentialConfigurationVersion,
  credentialOffer,
  deferredCredential,
  issuedCredential,
  statusList,
  statusListVersion,
  keyPair,
  signer,
  user,
  userImport,
  userImportPart,
  userImportFault,
  organization,
  membership,
  organizationDomain,
  group,
  groupMember,
  invitation,
  identityProvider,
  federatedServer,
  linkedAccount,
  federatedSignIn,
  backend,
  mailServer,
  trustedIssuer,
  assertionRule,
  policy,
  policyVersion,
  policyDecision,
  savedRequest,
  review,
  developerRequest,
  scimToken,
  auditEvent,
  accessToken,
  refreshToken,
  grant,
  authorizationCode,
  waitingRequest,
  decoupledRequest,
  session,
  clientSession,
  logoutDelivery,
  signalStream,
  signal,
  signalExclusion,
  unfinishedSignIn,
  trustedDevice,
  factor,
  recoveryCode,
  consent,
  personalToken,
  seenOnce,
  vaultUse,
  mailChallenge,
  mailLink,
  guess,
  idempotency,
  activity,
  lastUse,
  explanation,
  postureScore,
  webhook,
  webhookDelivery,
  verifier,
  verifierVersion,
  trustedIssuerVersion,
  presentation,
  deskActivity,
  deskLastUse,
  outboundProvider,
  outboundScope,
  remoteClient,
  outboundAuthorization,
  outboundConnection,
  outboundAttempt,
  outboundRequest,
  outboundShare,
  outbox,
  eventCounter,
  job,
  jobAttempt,
  node,
]
