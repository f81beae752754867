import { Stack, Tabs, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Code } from '../../../parts/code.tsx'
import type { ClientRow } from '../client-row.ts'
import { snippetsFor } from './snippet-texts.ts'

/** Code that works, filled with this client's values, for the libraries people use. */
export const Snippets = ({ client, secret }: { readonly client: ClientRow; readonly secret?: string | undefined }) => {
  const { t } = useTranslation()
  const snippets = snippetsFor(client, secret ?? '$CLIENT_SECRET')
  return (
    <Stack gap="xs">
      <Tabs defaultValue={snippets[0]?.name ?? 'curl'} keepMounted={false}>
        <Tabs.List mb="sm">
          {snippets.map(({ name }) => (
            <Tabs.Tab key={name} value={name}>
              {name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {snippets.map(({ name, text }) => (
          <Tabs.Panel key={name} value={name}>
            <Code text={text} label={name} />
          </Tabs.Panel>
        ))}
      </Tabs>
      {!secret && client.confidential && (
        <Text size="xs" c="dimmed">
          {t('try.secret_placeholder')}
        </Text>
      )}
    </Stack>
  )
}
