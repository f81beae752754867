import { Stack, Tabs, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Registry } from '../../../api/registry.ts'
import { Code } from '../../../parts/code.tsx'
import type { ClientRow } from '../client-row.ts'
import { languages } from './snippets/all.ts'
import { fillingOf, mainWay } from './snippets/fill.ts'
import { grantNamed, type WayName } from './way-names.ts'

interface SnippetsParts {
  readonly client: ClientRow
  readonly registry: Registry
  /** Absent: the grant that the client is most likely about. */
  readonly way?: WayName
  readonly secret?: string | undefined
}

/** Code that works, filled with this client's values, for the libraries people use. */
export const Snippets = ({ client, registry, way = mainWay(client, registry), secret }: SnippetsParts) => {
  const { t } = useTranslation()
  const filling = fillingOf(client, way, secret)
  const grant = grantNamed(registry, way)
  const written = languages.flatMap(({ name, texts, request }) => {
    const text = texts[way]?.(filling) ?? (grant && request?.(filling, grant))
    return text === undefined ? [] : [{ name, text }]
  })
  return (
    <Stack gap="xs">
      <Tabs defaultValue="curl" keepMounted={false}>
        <Tabs.List mb="sm">
          {written.map(({ name }) => (
            <Tabs.Tab key={name} value={name}>
              {name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {written.map(({ name, text }) => (
          <Tabs.Panel key={name} value={name}>
            <Code text={text} label={name} />
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
