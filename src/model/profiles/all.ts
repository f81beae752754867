import { browserApp } from './browser-app.ts'
import { fapiCiba } from './fapi-ciba.ts'
import { fapi2SignedIntrospection, fapi2SignedRequests, fapi2SignedResponses } from './fapi2-message-signing.ts'
import { fapi2Security } from './fapi2-security.ts'
import { haip } from './haip.ts'
import { mcp } from './mcp.ts'
import { oauth21 } from './oauth-2-1.ts'
import type { Profile } from './profile.ts'

/** All profiles: the choices of the field, the posture, the refusals and the reference page follow from this list. */
export const profiles: readonly Profile[] = [
  oauth21,
  fapi2Security,
  fapi2SignedRequests,
  fapi2SignedResponses,
  fapi2SignedIntrospection,
  fapiCiba,
  mcp,
  browserApp,
  haip,
]
