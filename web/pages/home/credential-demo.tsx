import { Button, Group, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { may } from '../../auth/tokens.ts'
import { Panel } from '../../parts/panel.tsx'
import { done, refused } from '../../parts/said.ts'

const flows = ['issuance', 'presentation', 'issuance_after_presentation'] as const

/** The flows of verifiable credentials, to try with the built-in wallet. Only for those who may do everything: the demo issues real credentials. */
export const CredentialDemo = () => {
  const { t } = useTranslation()
  const beginning = useMutation({
    mutationFn: (flow: string) => call<{ readonly data: { readonly demo_page: string } }>('/api/demo', { method: 'POST', body: { flow } }),
    onSuccess: ({ body }) => location.assign(body.data.demo_page),
    onError: refused,
  })
  const removing = useMutation({
    mutationFn: () => call('/api/demo', { method: 'DELETE' }),
    onSuccess: () => done(t('home.demo.removed')),
    onError: refused,
  })
  if (!may('credentials', 'manage') || !may('clients', 'manage') || !may('configuration', 'manage')) return null
  return (
    <Panel title={t('home.demo.title')}>
      <Text size="sm" c="dimmed">
        {t('home.demo.words')}
      </Text>
      {flows.map((flow) => (
        <Group key={flow} justify="space-between" wrap="nowrap" align="flex-start">
          <div>
            <Text size="sm" fw={550}>
              {t(`home.demo.flows.${flow}.title`)}
            </Text>
            <Text size="xs" c="dimmed">
              {t(`home.demo.flows.${flow}.words`)}
            </Text>
          </div>
          <Button
            size="xs"
            variant="light"
            style={{ flex: 'none' }}
            aria-label={`${t('home.demo.begin')}: ${t(`home.demo.flows.${flow}.title`)}`}
            loading={beginning.isPending && beginning.variables === flow}
            onClick={() => beginning.mutate(flow)}
          >
            {t('home.demo.begin')}
          </Button>
        </Group>
      ))}
      <Group>
        <Button size="compact-xs" variant="subtle" loading={removing.isPending} onClick={() => removing.mutate()}>
          {t('home.demo.remove')}
        </Button>
      </Group>
    </Panel>
  )
}
