import { notifications } from '@mantine/notifications'
import i18next from 'i18next'
import { Problem } from '../api/problem.ts'
import { failureWord } from '../i18n/wording.ts'

/** Says that something was done. */
export const done = (message: string): void => {
  notifications.show({ message, color: 'teal', withBorder: true, closeButtonProps: { 'aria-label': i18next.t('frame.close') } })
}
/** Says that something was not done, and why. */
export const refused = (failure: unknown): void => {
  const request = failure instanceof Problem && failure.requestId ? ` · ${failure.requestId}` : ''
  notifications.show({
    message: failureWord(failure) + request,
    color: 'red',
    withBorder: true,
    autoClose: 8000,
    closeButtonProps: { 'aria-label': i18next.t('frame.close') },
  })
}
