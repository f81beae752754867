import { Alert, Code, SimpleGrid, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { form } from '#fields/form.ts'
import type { AnyResource } from '#fields/resource.ts'
import { settings } from '#model/settings.ts'
import { settingsQuery } from '../../api/settings.ts'
import { Words } from '../../form/field-help.tsx'
import { ShownValue } from '../../form/shown-value.tsx'
import { headingWord, wording } from '../../i18n/wording.ts'
import { Failure } from '../../parts/failure.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { Mail } from './mail.tsx'
import { leftToTenants, OwnSettings } from './own-settings.tsx'

const { fields }: AnyResource = settings
/** The environment name of a setting. */
const environmentName = (name: string) => `GATEHOUSE_${name.replaceAll('.', '_').toUpperCase()}`

/** The settings in force: those that are left to tenants, to decide here; the others, which are given to the process, to read. */
export default function SettingsPage() {
  const { t } = useTranslation()
  const query = useQuery(settingsQuery)
  const values = query.data?.data ?? {}
  return (
    <>
      <PageHead title={t('nav.settings')} words={t('settings.about')} />
      {query.isPending && <Waiting />}
      {query.isError && <Failure failure={query.error} again={() => void query.refetch()} />}
      {query.data && (
        <Stack gap="lg">
          {leftToTenants(query.data).length > 0 && <OwnSettings reply={query.data} />}
          <Mail />
          <Alert color="gray">{t('settings.how')}</Alert>
          {[...Map.groupBy(form(settings, 'admin'), (input) => input.section)].map(([section, inputs]) => (
            <Panel key={section} title={headingWord(section)}>
              <SimpleGrid component="dl" cols={{ base: 1, md: 2 }} spacing="lg" m={0}>
                {inputs.map((input) => (
                  <div key={input.name}>
                    <dt>
                      <Code>{environmentName(input.name)}</Code>
                    </dt>
                    <Text component="dd" size="sm" m={0} mt={4}>
                      <ShownValue field={fields[input.name]} value={values[input.name] ?? input.initial} />
                      <Text size="xs" c="dimmed">
                        <Words text={wording('settings', input).help} />
                      </Text>
                    </Text>
                  </div>
                ))}
              </SimpleGrid>
            </Panel>
          ))}
        </Stack>
      )}
    </>
  )
}
