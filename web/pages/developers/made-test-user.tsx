import { useTranslation } from 'react-i18next'
import { ShownOnce } from '../../parts/shown-once.tsx'

interface MadeParts {
  readonly made: { readonly username: string; readonly password: string }
}

/** The name and the password of a new test user, shown this once. */
export const MadeTestUser = ({ made: { username, password } }: MadeParts) => {
  const { t } = useTranslation()
  return (
    <ShownOnce title={t('portal.test_users.once')} words={t('portal.test_users.once_words')} value={password} copyWord={t('portal.test_users.copy')}>
      {username}
      <br />
      <span data-test-password>{password}</span>
    </ShownOnce>
  )
}
