import { Stack, Tabs, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Code } from '../../../parts/code.tsx'
import type { ClientRow } from '../client-row.ts'
import { languages } from './snippets/all.ts'
import { fillingOf, mainWay } from './snippets/fill.ts'
import type { WayName } from './way-names.ts'

interface SnippetsParts {
  readonly client: ClientRow
  /** Absent: the grant that the client is most likely about. */
  readonly way?: WayName
  readonly secret?: string | undefined
}

/** Code that works, filled with this client's values, for the libraries people use. */
export const Snippets = ({ client, way = mainWay(client), secret }: SnippetsParts) => {
  const { t } = useTranslation()
  const filling = fillingOf(client, way, secret)
  return (
    <Stack gap="xs">
      <Tabs defaultValue="curl" keepMounted={false}>
        <Tabs.List mb="sm">
          {languages.map(({ name }) => (
            <Tabs.Tab key={name} value={name}>
              {name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {languages.map(({ name, texts }) => (
          <Tabs.Panel key={name} value={name}>
            <Code text={texts[way](filling)} label={name} />
          </Tabs.Panel>
        ))}
      </Tabs>
      {!secret && filling.method.startsWith('client_secret') && (
        <Text size="xs" c="dimmed">
          {t('try.secret_placeholder')}
        </Text>
      )}
    </Stack>
  )
}
