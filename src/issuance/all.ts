import type { Endpoint } from '#http/endpoint.ts'
import { credentialEndpoint } from './endpoints/credential.ts'
import { deferredCredentialEndpoint } from './endpoints/deferred-credential.ts'
import { issuerMetadataEndpoint, jwtVcIssuer } from './endpoints/issuer-metadata.ts'
import { nonceEndpoint } from './endpoints/nonce.ts'
import { notificationEndpoint } from './endpoints/notification.ts'
import { offerEndpoint } from './endpoints/offer.ts'
import { statusListEndpoint } from './endpoints/status-list.ts'

/** The endpoints of the credential issuer. */
export const issuanceEndpoints: readonly Endpoint[] = [
  issuerMetadataEndpoint,
  jwtVcIssuer,
  offerEndpoint,
  nonceEndpoint,
  credentialEndpoint,
  deferredCredentialEndpoint,
  notificationEndpoint,
  statusListEndpoint,
]
