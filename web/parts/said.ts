import { notifications } from '@mantine/notifications'
import { Problem } from '../api/problem.ts'

/** Says that something was done. */
export const done = (message: string): void => {
  notifications.show({ message, color: 'teal', withBorder: true })
}
/** Says that something was not done, and why. */
export const refused = (failure: unknown): void => {
  const message = failure instanceof Error ? failure.message : String(failure)
  const request = failure instanceof Problem && failure.requestId ? ` · ${failure.requestId}` : ''
  notifications.show({ message: message + request, color: 'red', withBorder: true, autoClose: 8000 })
}
