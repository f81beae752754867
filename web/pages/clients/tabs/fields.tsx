import { Alert } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { client as clientResource } from '#model/client.ts'
import { sectionAt } from '../../../api/sections.ts'
import type { Draft } from '../../../form/draft.ts'
import { FormSections } from '../../../form/sections.tsx'
import { aboutSection, headingWord } from '../../../i18n/wording.ts'
import { Facts } from '../../resources/facts.tsx'
import type { ClientRow } from '../client-row.ts'
import { type FormTab, tabOf } from './plan.ts'
import { EveryField, useUsualFields } from './usual-fields.tsx'

export interface FieldsTabParts {
  readonly tab: FormTab
  readonly draft: Draft
  readonly writable: boolean
  readonly save: () => void
  readonly client: ClientRow
}

/** The part of the client's form under one tab: all tabs are one form, and are saved together. It shows the fields that its kind of client uses. */
export const FieldsTab = ({ tab, draft, writable, save, client }: FieldsTabParts) => {
  const { t } = useTranslation()
  const { isShown, ...choice } = useUsualFields(client.kind, draft)
  const section = sectionAt('clients')
  if (!writable && section) return <Facts section={section} row={client as never} every />
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
        only={(input) => tabOf(input) === tab && isShown(input)}
        title={(name) => (name === 'General' && tab === 'sign_in' ? t('client.tabs.sign_in') : headingWord(name))}
        about={(name) => (name === 'General' && tab === 'sign_in' ? undefined : aboutSection(name))}
      />
      <EveryField {...choice} />
    </form>
  )
}
