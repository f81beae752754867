import { Button, Group, Modal, Paper, Text, TextInput, Transition } from '@mantine/core'
import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { findDifferences } from '#fields/read.ts'
import type { AnyResource } from '#fields/resource.ts'
import { ChangeTable } from './change-table.tsx'
import type { Draft } from './draft.ts'

interface SaveBarParts {
  readonly resource: AnyResource
  readonly draft: Draft
  readonly saving: boolean
  readonly save: (reason?: string) => void
}

/** The unsaved changes: how many, which, and the two ways out. */
export const SaveBar = (parts: SaveBarParts) => {
  const { draft, saving, save } = parts
  const { t } = useTranslation()
  const [shown, { open, close }] = useDisclosure(false)
  const faulty = Object.keys(draft.errors).length
  useHotkeys([['mod+S', () => draft.count > 0 && save()]], [])
  return (
    <>
      <Transition mounted={draft.count > 0} transition="slide-up" duration={150}>
        {(style) => (
          <Paper
            style={{ ...style, position: 'sticky', bottom: 16, zIndex: 20 }}
            shadow="lg"
            radius="lg"
            withBorder
            px="md"
            py="sm"
            mt="lg"
            role="region"
            aria-label={t('form.unsaved_label')}
          >
            <Group justify="space-between" gap="sm">
              <Text size="sm" role="status">
                {t('form.unsaved', { count: draft.count })}
                {faulty > 0 && (
                  <Text span className="bad" size="sm" ml="xs">
                    {t('form.faulty', { count: faulty })}
                  </Text>
                )}
              </Text>
              <Group gap="xs">
                <Button variant="subtle" onClick={open}>
                  {t('form.view_diff')}
                </Button>
                <Button variant="default" onClick={draft.discard}>
                  {t('form.discard')}
                </Button>
                <Button onClick={() => save()} loading={saving} disabled={faulty > 0}>
                  {t('form.save')}
                </Button>
              </Group>
            </Group>
          </Paper>
        )}
      </Transition>
      {shown && <Difference {...parts} close={close} />}
    </>
  )
}

/** The unsaved changes side by side, to be saved with a reason. */
const Difference = ({ resource, draft, saving, save, close }: SaveBarParts & { readonly close: () => void }) => {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const saveAndClose = () => {
    close()
    save(reason)
  }
  return (
    <Modal opened onClose={close} size="xl" title={t('form.unsaved', { count: draft.count })} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <ChangeTable resource={resource} changes={findDifferences(resource, draft.base, draft.values)} />
      <TextInput
        mt="md"
        label={t('form.reason')}
        description={t('form.reason_words')}
        maxLength={1024}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Group justify="flex-end" mt="md">
        <Button onClick={saveAndClose} loading={saving} disabled={Object.keys(draft.errors).length > 0}>
          {t('form.save')}
        </Button>
      </Group>
    </Modal>
  )
}
