import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Registry } from '../../../api/registry.ts'
import { valueWord } from '../../../i18n/wording.ts'
import type { Attempt } from './attempt.ts'
import { ask, type Exchange } from './exchange.ts'
import type { WayName } from './way-names.ts'
import { wayOf } from './ways.ts'

interface FollowUpsParts {
  readonly attempt: Attempt
  readonly registry: Registry
  readonly open: readonly WayName[]
  /** The latest answer that held tokens. */
  readonly tokens: Exchange['body']
  readonly run: (step: () => Promise<Exchange[]>) => void
}

/** The next steps with the tokens that came, as far as the client may take them. */
export const FollowUps = ({ attempt, registry, open, tokens, run }: FollowUpsParts) => {
  const { t } = useTranslation()
  const token = String(tokens['access_token'])
  const refreshing = tokens['refresh_token']
  // The answer names the scope only when it differs from the requested one (RFC 6749 §5.1).
  const aboutPerson =
    tokens['id_token'] !== undefined ||
    String(tokens['scope'] ?? attempt.inputs['scope'] ?? '')
      .split(' ')
      .includes('openid')
  const next = (way: WayName, more: Attempt['inputs']) =>
    open.includes(way) && (
      <Button variant="default" onClick={() => run(() => wayOf(way, registry).run({ ...attempt, inputs: { ...attempt.inputs, ...more } }))}>
        {valueWord(way)}
      </Button>
    )
  return (
    <>
      {aboutPerson && (
        <Button variant="default" onClick={() => run(async () => [await ask('/oauth/userinfo', { token, type: String(tokens['token_type']) })])}>
          {t('try.userinfo')}
        </Button>
      )}
      {typeof refreshing === 'string' && next('refresh_token', { refresh_token: refreshing, scope: '', resource: '' })}
      {next('introspect', { token })}
      {next('revoke', { token })}
    </>
  )
}
