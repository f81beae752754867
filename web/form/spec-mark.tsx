import { Anchor } from '@mantine/core'

const homes: readonly [RegExp, (found: RegExpExecArray) => string][] = [
  [/^RFC (\d+)(?: §([\w.]+))?/, ([, rfc, section]) => `https://www.rfc-editor.org/rfc/rfc${rfc}${section ? `#section-${section}` : ''}`],
  [/^OIDC Core(?: §([\w.]+))?/, () => 'https://openid.net/specs/openid-connect-core-1_0.html'],
  [/^OIDC Registration/, () => 'https://openid.net/specs/openid-connect-registration-1_0.html'],
  [/^OIDC RP-Initiated/, () => 'https://openid.net/specs/openid-connect-rpinitiated-1_0.html'],
  [/^FAPI 2\.0 Message Signing/, () => 'https://openid.net/specs/fapi-message-signing-2_0-final.html'],
  [/^FAPI 2\.0/, () => 'https://openid.net/specs/fapi-security-profile-2_0-final.html'],
  [/^OID4VCI/, () => 'https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html'],
  [/^(draft-[\w-]+)/, ([, draft]) => `https://datatracker.ietf.org/doc/html/${draft}`],
]

/** The section of the standard that a field comes from, as a small link. */
export const SpecMark = ({ spec }: { readonly spec: string }) => {
  for (const [pattern, home] of homes) {
    const found = pattern.exec(spec)
    if (found)
      return (
        <Anchor href={home(found)} target="_blank" rel="noreferrer" inherit c="dimmed" underline="always" className="spec">
          {spec}
        </Anchor>
      )
  }
  return <span>{spec}</span>
}
