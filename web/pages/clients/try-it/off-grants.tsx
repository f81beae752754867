import { Accordion, Badge, Group, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { valueWord } from '../../../i18n/wording.ts'
import { type Off, switched } from './standing.ts'

/** The grants that cannot be run: where each is off, who could switch it on, and why that is a bad idea. */
export const OffGrants = ({ off }: { readonly off: readonly Off[] }) => {
  const { t } = useTranslation()
  return (
    <Stack component="section" className="card" p="lg" gap="xs" aria-label={t('try.off.title')}>
      <Title order={2} size="h3">
        {t('try.off.title')}
      </Title>
      <Accordion multiple variant="default" order={3}>
        {off.map((each) => (
          <OffGrant key={each.grant} off={each} />
        ))}
      </Accordion>
    </Stack>
  )
}

const OffGrant = ({ off: { grant, atServer, atClient } }: { readonly off: Off }) => {
  const { t } = useTranslation()
  const setting = switched[grant]
  return (
    <Accordion.Item value={grant} data-off={grant}>
      <Accordion.Control>
        <Group gap="xs">
          <Text fw={500}>{valueWord(grant)}</Text>
          {atServer && (
            <Badge variant="light" color="gray">
              {t('try.off.at_server')}
            </Badge>
          )}
          {atClient && (
            <Badge variant="light" color="gray">
              {t('try.off.at_client')}
            </Badge>
          )}
        </Group>
      </Accordion.Control>
      <Accordion.Panel>
        <Stack gap="xs">
          {atServer && <Text size="sm">{t('try.off.server', { setting, variable: `GATEHOUSE_${setting.toUpperCase()}` })}</Text>}
          {atClient && <Text size="sm">{t('try.off.client', { grant: valueWord(grant), tab: t('client.tabs.access') })}</Text>}
          <Text size="sm">{t(`try.off.why.${grant}`)}</Text>
        </Stack>
      </Accordion.Panel>
    </Accordion.Item>
  )
}
