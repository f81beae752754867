import { Alert, Button, Group, Text } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { form } from '#fields/form.ts'
import type { AnyResource } from '#fields/resource.ts'
import { wording } from '../i18n/wording.ts'
import { When } from '../parts/when.tsx'
import type { Draft } from './draft.ts'
import { LostAttempt } from './lost-attempt.tsx'

/** Changes left unsaved at another time or in another tab: which fields, since when, and the choice. */
const DraftOffer = ({ resource, draft }: { readonly resource: AnyResource; readonly draft: Draft }) => {
  const { t } = useTranslation()
  if (!draft.offer) return null
  const { changes } = draft.offer.draft
  const labels = form(resource, 'admin').flatMap((input) => (input.name in changes ? [wording(resource.name, input).label] : []))
  return (
    <Alert color="yellow" icon={<IconPencil />} title={t('form.offer_title', { count: labels.length })} role="region">
      <Text size="sm" component="div">
        {labels.join(', ')} · <When at={draft.offer.at} />
      </Text>
      <Group gap="xs" mt="sm">
        <Button size="xs" onClick={draft.take}>
          {t('form.offer_take')}
        </Button>
        <Button size="xs" variant="default" onClick={draft.decline}>
          {t('form.offer_decline')}
        </Button>
      </Group>
    </Alert>
  )
}

/** The notices above a form whose draft has a history: unsaved changes, and a creation that may have happened. */
export const DraftNotices = ({ resource, draft }: { readonly resource: AnyResource; readonly draft: Draft }) => (
  <>
    <DraftOffer resource={resource} draft={draft} />
    <LostAttempt draft={draft} />
  </>
)
