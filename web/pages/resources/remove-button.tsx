import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AnyRow, remove } from '../../api/rows.ts'
import { type Section, titleOf } from '../../api/sections.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { done, refused } from '../../parts/said.ts'

interface RemoveParts {
  readonly section: Section
  readonly row: AnyRow
  readonly id: string
  /** Other words, where removing means something else to people. */
  readonly said?: { readonly act: string; readonly title: string; readonly words: ReactNode }
}

/** Removes a row, after its name was typed. */
export const RemoveButton = ({ section, row, id, said }: RemoveParts) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [asked, setAsked] = useState(false)
  const removing = useMutation({
    mutationFn: () => remove(section.path, id),
    onSuccess: () => {
      done(t('list.removed'))
      void navigate({ to: `/${section.slug}` })
    },
    onError: (failure) => {
      setAsked(false)
      refused(failure)
    },
  })
  return (
    <>
      <Button variant="default" onClick={() => setAsked(true)}>
        {said?.act ?? t('list.remove')}
      </Button>
      {asked && (
        <Confirm
          title={said?.title ?? t('list.remove_title', { name: titleOf(section, row) })}
          words={said?.words ?? t('list.remove_words')}
          type={said ? undefined : titleOf(section, row)}
          act={said?.act ?? t('list.remove')}
          busy={removing.isPending}
          confirm={() => removing.mutate()}
          cancel={() => setAsked(false)}
        />
      )}
    </>
  )
}
