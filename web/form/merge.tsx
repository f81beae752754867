import { Button, Group, Modal, SegmentedControl, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { form } from '#fields/form.ts'
import { findDifferences } from '#fields/read.ts'
import type { AnyResource } from '#fields/resource.ts'
import type { AnyRow, Versioned } from '../api/rows.ts'
import { wording } from '../i18n/wording.ts'
import type { Draft } from './draft.ts'
import { ShownValue } from './shown-value.tsx'

interface MergeParts {
  readonly resource: AnyResource
  readonly draft: Draft
  /** The row as somebody else has saved it meanwhile. */
  readonly theirs: Versioned<AnyRow>
  readonly merged: (changes: AnyRow) => void
  readonly cancel: () => void
}

/** Merges two edits of one row: a person decides each field that both changed; a field that only one changed is taken. */
export const Merge = ({ resource, draft, theirs, merged, cancel }: MergeParts) => {
  const { t } = useTranslation()
  const [choice, setChoice] = useState<Readonly<Record<string, string>>>({})
  const changedByThem = findDifferences(resource, draft.base, theirs.row)
  const inputs = form(resource, 'admin').filter((input) => input.name in draft.changes)
  const contested = inputs.filter((input) => input.name in changedByThem)
  const mine = (name: string) => (choice[name] ?? 'mine') === 'mine'
  const take = () => merged(Object.fromEntries(Object.entries(draft.changes).filter(([name]) => !(name in changedByThem) || mine(name))))
  return (
    <Modal opened onClose={cancel} size="xl" title={t('form.merge_title')} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <Stack>
        <Text size="sm">{contested.length > 0 ? t('form.merge_words', { count: contested.length }) : t('form.merge_easy')}</Text>
        {contested.map((input) => (
          <div key={input.name} className="card" style={{ padding: 12 }} data-merge={input.name}>
            <Group justify="space-between">
              <Text fw={600} size="sm">
                {wording(resource.name, input).label}
              </Text>
              <SegmentedControl
                size="xs"
                value={mine(input.name) ? 'mine' : 'theirs'}
                onChange={(value) => setChoice({ ...choice, [input.name]: value })}
                data={[
                  { value: 'mine', label: t('form.mine') },
                  { value: 'theirs', label: t('form.theirs') },
                ]}
              />
            </Group>
            <Group grow align="flex-start" mt="xs">
              <Side title={t('form.mine')}>
                <ShownValue field={resource.fields[input.name]} value={draft.values[input.name]} />
              </Side>
              <Side title={t('form.theirs')}>
                <ShownValue field={resource.fields[input.name]} value={theirs.row[input.name]} />
              </Side>
            </Group>
          </div>
        ))}
        <Group justify="flex-end">
          <Button variant="default" onClick={cancel}>
            {t('form.keep_editing')}
          </Button>
          <Button onClick={take}>{t('form.merge_save')}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}

const Side = ({ title, children }: { readonly title: string; readonly children: React.ReactNode }) => (
  <div>
    <Text size="xs" c="dimmed">
      {title}
    </Text>
    <Text size="sm" component="div">
      {children}
    </Text>
  </div>
)
