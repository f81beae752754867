import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../../api/call.ts'
import { refused } from '../../../parts/said.ts'
import { ShownOnce } from '../../../parts/shown-once.tsx'

/** A button that makes a link to a new password, and the link once it is made: the administrator hands it over. */
export const PasswordLink = ({ id }: { readonly id: string }) => {
  const { t } = useTranslation()
  const making = useMutation({
    mutationFn: async () => {
      const { body } = await call<{ readonly data: { readonly link: string } }>(`/api/users/${encodeURIComponent(id)}/password_link`, { method: 'POST' })
      return body.data.link
    },
    onError: refused,
  })
  if (making.data !== undefined)
    return (
      <ShownOnce
        title={t('people.password_link')}
        words={t('people.password_link_words')}
        value={making.data}
        copyWord={t('people.copy_link')}
        id="password-link"
      >
        {making.data}
      </ShownOnce>
    )
  return (
    <Button variant="default" loading={making.isPending} onClick={() => making.mutate()}>
      {t('people.password_link')}
    </Button>
  )
}
