import { Anchor, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { may } from '../../auth/tokens.ts'
import { Panel } from '../../parts/panel.tsx'
import { TestLetter } from './test-letter.tsx'

interface MailInForce {
  readonly origin: 'tenant' | 'server' | 'none'
  readonly name?: string
  readonly host?: string
  readonly port?: number
  readonly sender?: string
}

/** The mail server that letters go by, who decided it, and a letter to try it with. */
export const Mail = () => {
  const { t } = useTranslation()
  const { data } = useQuery({ queryKey: ['/api/mail'], queryFn: async () => (await call<{ data: MailInForce }>('/api/mail')).body.data })
  if (!data) return null
  return (
    <Panel title={t('settings.mail')}>
      <Text size="sm">
        {data.origin === 'none'
          ? t('settings.no_mail')
          : t(`settings.mail_of_${data.origin}`, { host: `${data.host}:${data.port}`, sender: data.sender ?? '', name: data.name ?? '' })}{' '}
        <Anchor underline="always" component={Link} to="/mail-servers">
          {t('settings.mail_servers')}
        </Anchor>
      </Text>
      {data.origin !== 'none' && may('configuration', 'manage') && <TestLetter />}
    </Panel>
  )
}
