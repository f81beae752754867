/** The names of the profiles. They stand apart from their rules, which read clients, because the declaration of a client names them. */
export const profileNames = [
  'oauth_2_1',
  'fapi2_security',
  'fapi2_signed_requests',
  'fapi2_signed_responses',
  'fapi2_signed_introspection',
  'fapi_ciba',
  'mcp_2026_07_28',
  'browser_app',
  'haip',
] as const
export type ProfileName = (typeof profileNames)[number]

/**
 * How a client is held to its profiles. `advisory`: posture and warnings tell what it breaks. `enforced_for_new`: the same for a client that is there
 * already, while a new one begins as `enforced`. `enforced`: edits and requests that break a rule are refused.
 */
export const profileModes = ['advisory', 'enforced_for_new', 'enforced'] as const
