import { Alert, Group, Switch } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Input } from '#fields/form.ts'
import { type AnyResource, isInherited } from '#fields/resource.ts'
import { client as clientResource } from '#model/client.ts'
import { sectionAt } from '../../../api/sections.ts'
import type { Draft } from '../../../form/draft.ts'
import { FormSections } from '../../../form/sections.tsx'
import { aboutSection, headingWord } from '../../../i18n/wording.ts'
import { Facts } from '../../resources/facts.tsx'
import type { ClientRow } from '../client-row.ts'
import { type FormTab, isUsual, tabOf } from './plan.ts'

export interface FieldsTabParts {
  readonly tab: FormTab
  readonly draft: Draft
  readonly writable: boolean
  readonly save: () => void
  readonly client: ClientRow
}

const EVERYTHING = 'gatehouse-every-field'

/** Whether a field holds something else than at the beginning: such a field is always shown. */
function isSet(name: string, value: unknown): boolean {
  const { fields }: AnyResource = clientResource
  const initial = fields[name]?.initial
  if (value === undefined || value === null) return false
  return isInherited(initial) || JSON.stringify(value) !== JSON.stringify(initial)
}

/** The part of the client's form under one tab: all tabs are one form, and are saved together. It shows the fields that its kind of client uses. */
export const FieldsTab = ({ tab, draft, writable, save, client }: FieldsTabParts) => {
  const { t } = useTranslation()
  const [every, setEvery] = useState(() => localStorage.getItem(EVERYTHING) === 'yes')
  const section = sectionAt('clients')
  if (!writable && section) return <Facts section={section} row={client as never} every />
  const isShown = (input: Input): boolean =>
    tabOf(input) === tab &&
    (every ||
      isUsual(client.kind, input.name) ||
      isSet(input.name, draft.values[input.name]) ||
      input.name in draft.changes ||
      draft.errors[input.name] !== undefined)
  const showEvery = (wanted: boolean) => {
    localStorage.setItem(EVERYTHING, wanted ? 'yes' : 'no')
    setEvery(wanted)
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (draft.count > 0) save()
      }}
    >
      {client.protected && (
        <Alert icon={<IconLock />} mb="md" color="gray">
          {t('client.protected')}
        </Alert>
      )}
      <FormSections
        resource={clientResource}
        draft={draft}
        only={isShown}
        title={(name) => (name === 'General' && tab === 'sign_in' ? t('client.tabs.sign_in') : headingWord(name))}
        about={(name) => (name === 'General' && tab === 'sign_in' ? undefined : aboutSection(name))}
      />
      <Group mt="md">
        <Switch
          checked={every}
          onChange={(event) => showEvery(event.currentTarget.checked)}
          label={t('client.every_field')}
          description={t('client.every_field_words')}
        />
      </Group>
    </form>
  )
}
