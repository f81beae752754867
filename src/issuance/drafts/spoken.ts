import type { Context } from '#http/context.ts'
import type { CredentialDraft } from '#model/credential-drafts.ts'

/** True when wallets may speak a draft here (`credential_drafts`). */
export const speaksDraft = ({ settings }: Pick<Context, 'settings'>, draft: CredentialDraft): boolean => settings.credential_drafts.includes(draft)

/**
 * The draft that a credential request speaks; undefined for version 1.0. The drafts name a format and send one `proof`; draft 11 names W3C types beside
 * the format, draft 13 in a definition.
 */
export function draftOf(body: Readonly<Record<string, unknown>>, context: Context): CredentialDraft | undefined {
  if (body['format'] === undefined && body['proof'] === undefined) return undefined
  const spoken = (['draft-13', 'draft-11'] as const).filter((draft) => speaksDraft(context, draft))
  return body['types'] === undefined ? spoken[0] : spoken.find((draft) => draft === 'draft-11')
}
