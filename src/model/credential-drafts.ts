/** The drafts of OpenID for Verifiable Credential Issuance that wallets of the field still speak. */
export const credentialDrafts = ['draft-11', 'draft-13'] as const
export type CredentialDraft = (typeof credentialDrafts)[number]
