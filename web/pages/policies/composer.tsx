import { Button, Group, JsonInput, Select, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { policyPoints } from '#model/policy-points.ts'
import { valueWord } from '../../i18n/wording.ts'
import { Panel } from '../../parts/panel.tsx'
import type { ImaginedRequest } from './evaluation.ts'
import { SavedRequests } from './saved-requests.tsx'

interface ComposerParts {
  readonly request: ImaginedRequest
  readonly change: (request: ImaginedRequest) => void
  readonly evaluate: () => void
  readonly busy: boolean
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** The composer of an imagined request: who asks, what for, and further members of the request object. */
export const Composer = ({ request, change, evaluate, busy }: ComposerParts) => {
  const { t } = useTranslation()
  const set = (part: Partial<ImaginedRequest>) => change({ ...request, ...part })
  return (
    <Panel title={t('lab.request')}>
      <Stack gap="sm">
        <SavedRequests current={request} choose={change} />
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <Select
            label={t('lab.point')}
            data={policyPoints.map((value) => ({ value, label: valueWord(value) }))}
            value={request.point}
            allowDeselect={false}
            onChange={(point) => set({ point: (point ?? 'operation') as ImaginedRequest['point'] })}
          />
          <Select label={t('lab.method')} data={methods} value={request.method} allowDeselect={false} onChange={(method) => set({ method: method ?? 'GET' })} />
        </SimpleGrid>
        <TextInput label={t('lab.path')} placeholder="/api/clients" value={request.path} onChange={(event) => set({ path: event.currentTarget.value })} />
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <TextInput label={t('lab.client')} value={request.client_id} onChange={(event) => set({ client_id: event.currentTarget.value })} />
          <TextInput label={t('lab.person')} value={request.user_id} onChange={(event) => set({ user_id: event.currentTarget.value })} />
        </SimpleGrid>
        <JsonInput
          label={t('lab.more')}
          description={t('lab.more_words')}
          validationError={t('lab.no_json')}
          autosize
          minRows={3}
          maxRows={14}
          value={request.more}
          onChange={(more) => set({ more })}
        />
        <Group justify="flex-end">
          <Button onClick={evaluate} loading={busy} aria-keyshortcuts="Control+Enter Meta+Enter">
            {t('lab.evaluate')}
          </Button>
        </Group>
      </Stack>
    </Panel>
  )
}
