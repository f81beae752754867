import { flag, secureUrl } from '#fields/kinds.ts'
import { field } from '#fields/resource.ts'

const developer = ['portal', 'registration', 'document'] as const
const withoutFragment = { ...secureUrl(), schema: secureUrl().schema.refine((uri) => !uri.includes('#'), 'must not hold a fragment') }

/** The fields of a client that is told when its people sign out. */
export const logoutSettings = {
  backchannel_logout_uri: field(withoutFragment, {
    doc: 'Where this server posts a logout token when a person signs out or is signed out.',
    spec: 'OIDC Back-Channel Logout §2.2',
    optional: true,
    writers: developer,
    section: 'Sign-out',
  }),
  backchannel_logout_session_required: field(flag(), {
    doc: 'It needs the `sid` of the ended sign-in in logout tokens. They always hold it.',
    spec: 'OIDC Back-Channel Logout §2.2',
    initial: false,
    writers: developer,
    section: 'Sign-out',
  }),
  frontchannel_logout_uri: field(withoutFragment, {
    doc: "A page of it that the person's browser loads in an invisible frame when they sign out. Its scheme, host and port are those of a redirect URI. Best effort: browsers may withhold cookies from frames.",
    spec: 'OIDC Front-Channel Logout §2',
    optional: true,
    writers: developer,
    section: 'Sign-out',
  }),
  frontchannel_logout_session_required: field(flag(), {
    doc: 'Add `iss` and `sid` to the address of that page.',
    spec: 'OIDC Front-Channel Logout §2',
    initial: false,
    writers: developer,
    section: 'Sign-out',
  }),
}
