import type { ComponentType } from 'react'
import { ApiExtras } from './api.tsx'
import { AuditExtras } from './audit.tsx'
import { BackendExtras } from './backend.tsx'
import { deskExtras } from './desk.tsx'
import { DeveloperRequestExtras } from './developer-request.tsx'
import { GroupExtras } from './group.tsx'
import { IdentityProviderExtras } from './identity-provider.tsx'
import { IssuedCredentialExtras } from './issued-credential.tsx'
import { JobExtras } from './job.tsx'
import { KeyExtras } from './key.tsx'
import { MailServerExtras } from './mail-server.tsx'
import { OrganizationExtras } from './organization.tsx'
import { outboundExtras } from './outbound.tsx'
import type { ExtrasParts } from './parts.ts'
import { PolicyExtras } from './policy.tsx'
import { ScimTokenExtras } from './scim-token.tsx'
import { SessionExtras } from './session.tsx'
import { UserExtras } from './user.tsx'
import { WebhookExtras } from './webhook.tsx'

/** The actions on a row besides editing: shown above its form. */
const extras: Readonly<Record<string, ComponentType<ExtrasParts>>> = {
  apis: ApiExtras,
  backends: BackendExtras,
  users: UserExtras,
  'developer-requests': DeveloperRequestExtras,
  'scim-tokens': ScimTokenExtras,
  groups: GroupExtras,
  'identity-providers': IdentityProviderExtras,
  organizations: OrganizationExtras,
  keys: KeyExtras,
  sessions: SessionExtras,
  audit: AuditExtras,
  'issued-credentials': IssuedCredentialExtras,
  verifiers: deskExtras('verifiers'),
  'credential-configurations': deskExtras('credential-configurations'),
  'status-lists': deskExtras('status-lists'),
  jobs: JobExtras,
  policies: PolicyExtras,
  webhooks: WebhookExtras,
  'mail-servers': MailServerExtras,
  'outbound-authorizations': outboundExtras('outbound-authorizations'),
  'outbound-clients': outboundExtras('outbound-clients'),
  'outbound-providers': outboundExtras('outbound-providers'),
  'outbound-connections': outboundExtras('outbound-connections'),
}
export const extrasOf = (slug: string): ComponentType<ExtrasParts> | undefined => extras[slug]
