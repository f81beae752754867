import { Button, Grid, Group, SegmentedControl, Select, Stack, Tabs } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { policyPoints } from '#model/policy-points.ts'
import { type AnyRow, oneOf, someOf } from '../../api/rows.ts'
import { may } from '../../auth/tokens.ts'
import { useAddress } from '../../list/search.ts'
import { Code } from '../../parts/code.tsx'
import { Failure } from '../../parts/failure.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Panel } from '../../parts/panel.tsx'
import { done } from '../../parts/said.ts'
import { Composer } from './composer.tsx'
import { DecisionBanner, PolicyPanes } from './decision-panes.tsx'
import type { Format } from './document.ts'
import { type Evaluation, evaluate, evaluationBody, type ImaginedRequest } from './evaluation.ts'
import { PolicyText } from './policy-text.tsx'
import { ReadyMenu } from './ready-menu.tsx'
import { Replay } from './replay.tsx'
import { runSaved, type SavedResult } from './run-saved.ts'
import { SavedChanges, SavedRun } from './saved-results.tsx'
import { UnsavedGuard } from './unsaved-guard.tsx'
import { usePolicyDocument } from './use-policy-document.ts'

const first: ImaginedRequest = { point: 'operation', method: 'GET', path: '/api/clients', client_id: '', user_id: '', more: '' }

/** A recorded decision as a request to imagine again: its whole request object, so that nothing has to be looked up. */
function recorded({ request, point }: AnyRow): ImaginedRequest {
  const { method = 'GET', path = '', ...more } = (request ?? {}) as { readonly method?: string; readonly path?: string }
  return { ...first, point: point as ImaginedRequest['point'], method, path, more: JSON.stringify(more, null, 2) }
}

/** The policy laboratory: a policy, edited as a document; a request, imagined or recorded; and how it would be decided. */
export default function LabPage() {
  const { t } = useTranslation()
  const [address] = useAddress()
  const decision = useQuery(oneOf('/api/policies/decisions', address['request']))
  // The composer begins with the recorded request, once it is there.
  return (
    <>
      <PageHead title={t('lab.title')} words={t('lab.about')} />
      <Lab
        key={decision.data ? 'recorded' : 'imagined'}
        start={decision.data ? recorded(decision.data.row) : { ...first, point: policyPoints.find((point) => point === address['point']) ?? first.point }}
      />
    </>
  )
}

const Lab = ({ start }: { readonly start: ImaginedRequest }) => {
  const { t } = useTranslation()
  const [address, change] = useAddress()
  const id = address['policy']
  const [request, setRequest] = useState(start)
  const document = usePolicyDocument(id, (saved) => {
    done(t('lab.saved'))
    change({ policy: saved })
  })
  const readPolicy = (): AnyRow => ({ ...document.read(), ...(id === undefined ? {} : { id }) })
  const evaluating = useMutation({ mutationFn: async () => evaluate(evaluationBody(request, readPolicy())) })
  const run = () => evaluating.mutate()
  return (
    <Grid
      gap="lg"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) run()
      }}
    >
      <Grid.Col span={{ base: 12, lg: 6 }}>
        <PolicyPanel document={document} id={id} choose={(policy) => change({ policy })} read={readPolicy} imagine={setRequest} />
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 6 }}>
        <Stack gap="lg">
          <Composer request={request} change={setRequest} evaluate={run} busy={evaluating.isPending} />
          {evaluating.isError && <Failure failure={evaluating.error} />}
          {evaluating.data && <Result evaluation={evaluating.data} edited={id} />}
          <SavedRun read={readPolicy} />
          <Replay read={readPolicy} />
        </Stack>
      </Grid.Col>
      <UnsavedGuard isDirty={document.isDirty} />
    </Grid>
  )
}

/** Saves the edited policy; first all saved requests are run with it, and where some would change the person is asked. */
function useCheckedSave({ saving }: ReturnType<typeof usePolicyDocument>, read: () => AnyRow) {
  const [changed, setChanged] = useState<readonly SavedResult[]>()
  const checking = useMutation({
    mutationFn: async () => (await runSaved(read())).filter(({ changes }) => changes),
    onSuccess: (found) => (found.length > 0 ? setChanged(found) : saving.mutate()),
  })
  const cancel = () => setChanged(undefined)
  const save = () => {
    cancel()
    saving.mutate()
  }
  return { changed, cancel, save, check: () => checking.mutate(), busy: checking.isPending || saving.isPending, failure: checking.error ?? saving.error }
}

interface PolicyPanelParts {
  readonly document: ReturnType<typeof usePolicyDocument>
  readonly id: string | undefined
  readonly choose: (id: string | undefined) => void
  readonly read: () => AnyRow
  readonly imagine: (request: ImaginedRequest) => void
}

const PolicyPanel = ({ document, id, choose, read, imagine }: PolicyPanelParts) => {
  const { t } = useTranslation()
  const checked = useCheckedSave(document, read)
  const { data: policies = [] } = useQuery(someOf('/api/policies', { limit: 200, sort: 'name' }))
  return (
    <Panel title={t('lab.policy')}>
      <Group justify="space-between" gap="xs">
        <Select
          aria-label={t('lab.choose')}
          placeholder={t('lab.new')}
          data={policies.map((row) => ({ value: String(row['id']), label: String(row['name']) }))}
          value={id ?? null}
          searchable
          clearable
          disabled={document.isDirty}
          clearButtonProps={{ 'aria-label': t('list.clear') }}
          onChange={(next) => {
            document.setText(undefined)
            choose(next ?? undefined)
          }}
        />
        <ReadyMenu
          disabled={document.isDirty}
          begin={(policy, request) => {
            choose(undefined)
            document.begin(policy)
            imagine(request)
          }}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('lab.format')}
          data={[
            { value: 'yaml', label: 'YAML' },
            { value: 'json', label: 'JSON' },
          ]}
          value={document.format}
          onChange={(next) => document.change(next as Format)}
        />
      </Group>
      <PolicyText label={t('lab.policy')} text={document.text} format={document.format} changed={document.setText} />
      {checked.failure !== null && <Failure failure={checked.failure} />}
      {checked.changed && <SavedChanges results={checked.changed} save={checked.save} cancel={checked.cancel} />}
      {may('policies', 'manage') && (
        <Group justify="flex-end">
          <Button disabled={!document.isDirty} loading={checked.busy} onClick={checked.check}>
            {t('lab.save')}
          </Button>
        </Group>
      )}
    </Panel>
  )
}

const Result = ({ evaluation, edited }: { readonly evaluation: Evaluation; readonly edited: string | undefined }) => {
  const { t } = useTranslation()
  const { headers = {}, ...request } = evaluation.request
  return (
    <Panel title={t('lab.decision')}>
      <DecisionBanner evaluation={evaluation} />
      <Tabs defaultValue="policies" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="policies">{t('lab.evaluation')}</Tabs.Tab>
          <Tabs.Tab value="request">{t('lab.request_object')}</Tabs.Tab>
          <Tabs.Tab value="headers">{t('lab.headers')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="policies" pt="sm">
          <PolicyPanes evaluation={evaluation} edited={edited} />
        </Tabs.Panel>
        <Tabs.Panel value="request" pt="sm">
          <Code text={JSON.stringify(request, null, 2)} label={t('lab.request_object')} />
        </Tabs.Panel>
        <Tabs.Panel value="headers" pt="sm">
          <Code text={JSON.stringify(headers, null, 2)} label={t('lab.headers')} />
        </Tabs.Panel>
      </Tabs>
    </Panel>
  )
}
