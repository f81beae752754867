import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { redirectUrisAt } from '#model/works-with/program.ts'
import type { KnownProgram } from '../../../api/programs.ts'
import type { Draft } from '../../../form/draft.ts'

interface ProgramAddressParts {
  readonly program: KnownProgram
  readonly draft: Draft
}

/** Where the program stands. Its redirect URIs follow from it, and stay to be edited. */
export const ProgramAddress = ({ program, draft }: ProgramAddressParts) => {
  const { t } = useTranslation()
  const [base, setBase] = useState('')
  if (program.example === null) return null
  const enter = (typed: string) => {
    setBase(typed)
    const known = typed.trim()
    draft.set('redirect_uris', known === '' ? [] : redirectUrisAt(program, known))
    if (program.post_logout_redirect_uris.length > 0)
      draft.set('post_logout_redirect_uris', known === '' ? [] : redirectUrisAt({ redirect_uris: program.post_logout_redirect_uris }, known))
  }
  return (
    <TextInput
      mb="md"
      label={t('wizard.address', { program: program.title })}
      description={t('wizard.address_words')}
      placeholder={program.example}
      value={base}
      onChange={({ currentTarget }) => enter(currentTarget.value)}
    />
  )
}
