import { Avatar, UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useMe } from '../auth/use-me.ts'
import { LateMenu } from './late-menu.tsx'

/** The person who is signed in, and their menu. */
export const MeMenu = () => {
  const { t } = useTranslation()
  const person = useMe()
  return (
    <LateMenu of="me">
      <UnstyledButton>
        <span className="heard">{t('frame.me', { name: person?.name ?? '' })}</span>
        <Avatar size={34} radius="xl" name={person?.name ?? '?'} color="gate" variant="filled" aria-hidden />
      </UnstyledButton>
    </LateMenu>
  )
}
