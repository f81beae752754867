import { Badge, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { AnyRow } from '../../../api/rows.ts'
import { messageWord } from '../../../i18n/wording.ts'
import { lengthOf } from '../../../parts/time.ts'
import { ClaimsTable } from './claims-table.tsx'
import type { Preview } from './use-preview.ts'

interface AnswerParts {
  readonly before: Preview
  /** The same after the pending changes; absent while nothing is changed. */
  readonly after: Preview | undefined
}

/** A word or length, and the one that takes its place. */
const Changing = ({ before, after }: { readonly before: string; readonly after: string | undefined }) => {
  const { t } = useTranslation()
  if (after === undefined || after === before) return before
  return (
    <>
      <del>{before}</del> <ins>{after}</ins> <Badge color="yellow">{t('receives.changes')}</Badge>
    </>
  )
}

/** The consent page in words, and each token with its claims. */
export const Answer = ({ before, after }: AnswerParts) => {
  const { t, i18n } = useTranslation()
  const access = (preview: Preview | undefined) => preview && t('receives.access_token', { format: preview.access_token.format })
  const refresh = (preview: Preview | undefined) =>
    preview &&
    (preview.refresh_token_ttl === null ? t('receives.no_refresh') : t('receives.refresh', { time: lengthOf(preview.refresh_token_ttl, i18n.language) }))
  const parts: readonly Omit<TokenParts, 'releasedBy' | 'changing'>[] = [
    { title: [t('receives.id_token')], claims: [before.id_token?.claims, after?.id_token?.claims], life: [before.id_token, after?.id_token] },
    {
      title: [access(before) ?? '', access(after)],
      claims: [before.access_token.claims, after?.access_token.claims],
      life: [before.access_token, after?.access_token],
    },
    { title: [t('receives.userinfo')], claims: [before.userinfo, after?.userinfo] },
    { title: [t('receives.introspection')], claims: [before.introspection, after?.introspection] },
  ]
  return (
    <Stack gap="md">
      <Consent consent={(after ?? before).consent} />
      {parts.map((part) => (
        <Token key={part.title[0]} {...part} releasedBy={{ ...after?.released_by, ...before.released_by }} changing={after !== undefined} />
      ))}
      <Text size="sm" c="dimmed" component="div">
        <Changing before={refresh(before) ?? ''} after={refresh(after)} />
      </Text>
    </Stack>
  )
}

const Consent = ({ consent: { asked, scopes } }: { readonly consent: Preview['consent'] }) => {
  const { t } = useTranslation()
  return (
    <div>
      <Text size="sm" fw={600}>
        {t('receives.consent')}
      </Text>
      <Text size="sm">{t(asked ? 'receives.consent_asked' : 'receives.consent_waived')}</Text>
      <ul style={{ margin: 0 }}>
        {scopes.map(({ name, label }) => (
          <li key={name}>
            <Text span size="sm">
              {messageWord(label ?? name)} <code>{name}</code>
            </Text>
          </li>
        ))}
      </ul>
    </div>
  )
}

type Claims = AnyRow | null | undefined
type Life = { readonly expires_in: number } | null | undefined

/** A token before and after the pending changes. */
interface TokenParts {
  readonly title: readonly [before: string, after?: string | undefined]
  readonly claims: readonly [before: Claims, after: Claims]
  readonly life?: readonly [before: Life, after: Life]
  readonly releasedBy: Readonly<Record<string, string>>
  /** There are pending changes. */
  readonly changing: boolean
}

const Token = ({ title, claims: [before, after], life: [lives, then] = [undefined, undefined], releasedBy, changing }: TokenParts) => {
  const { t, i18n } = useTranslation()
  const length = (of: Life) => of && t('receives.lives', { time: lengthOf(of.expires_in, i18n.language) })
  const label = title[1] ?? title[0]
  return (
    <div>
      <Group justify="space-between">
        <Text size="sm" fw={600} component="div">
          <Changing before={title[0]} after={title[1]} />
        </Text>
        {(lives ?? then) && (
          <Text size="xs" c="dimmed" component="div">
            <Changing before={length(lives) ?? '—'} after={changing ? (length(then) ?? '—') : undefined} />
          </Text>
        )}
      </Group>
      {(before ?? after) ? (
        <ClaimsTable label={label} claims={before ?? {}} releasedBy={releasedBy} {...(changing ? { after: after ?? null } : {})} />
      ) : (
        <Text size="sm" c="dimmed">
          {t('receives.nothing')}
        </Text>
      )}
    </div>
  )
}
