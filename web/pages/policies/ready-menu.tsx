import { Button, Menu, Text } from '@mantine/core'
import { IconBooks } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type AnyRow, documentAt } from '../../api/rows.ts'
import { messageWord, valueWord } from '../../i18n/wording.ts'
import type { ImaginedRequest } from './evaluation.ts'

interface ReadyPolicy {
  readonly slug: string
  readonly title: string
  readonly words: string
  readonly point: ImaginedRequest['point']
  readonly policy: AnyRow
  readonly stopped: { readonly name: string; readonly request: AnyRow & { readonly method?: string; readonly path?: string } }
}

interface ReadyParts {
  readonly disabled: boolean
  /** Begins with the document of a ready policy, and the request that it stops. */
  readonly begin: (policy: AnyRow, request: ImaginedRequest) => void
}

/** The request that a ready policy stops, as the composer edits it. */
function requestOf({ point, stopped }: ReadyPolicy): ImaginedRequest {
  const { method = '', path = '', ...more } = stopped.request
  return { point, method, path, client_id: '', user_id: '', more: JSON.stringify(more, null, 2) }
}

/** The ready policies: one is chosen, and stands in the editor. */
export const ReadyMenu = ({ disabled, begin }: ReadyParts) => {
  const { t } = useTranslation()
  const { data: ready = [] } = useQuery(documentAt<readonly ReadyPolicy[]>('/api/policies/ready'))
  return (
    <Menu position="bottom-start" width={340} disabled={disabled}>
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<IconBooks size={14} />} disabled={disabled}>
          {t('lab.ready')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        {ready.map((each) => (
          <Menu.Item key={each.slug} onClick={() => begin(each.policy, requestOf(each))}>
            <Text size="sm" fw={600}>
              {messageWord(each.title)}
            </Text>
            <Text size="xs" c="dimmed">
              {valueWord(each.point)} · {messageWord(each.words)}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
