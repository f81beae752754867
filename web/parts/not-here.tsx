import { Button } from '@mantine/core'
import { IconMapQuestion } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Blank } from './blank.tsx'

/** Nothing stands at this address. */
export const NotHere = () => {
  const { t } = useTranslation()
  return (
    <Blank icon={IconMapQuestion} title={t('states.not_here')} words={t('states.not_here_words')}>
      <Button renderRoot={(props) => <Link to="/" {...props} />}>{t('nav.home')}</Button>
    </Blank>
  )
}
