import { useNotifications } from '@mantine/notifications'
import { lazy, Suspense, useState } from 'react'
import { loadPart } from '../api/load-part.ts'

// Not part of the first load: nothing is said before something was done.
const ToastContainer = lazy(() => loadPart(() => import('./toast-container.tsx')))

/** Draws the messages in the corner from the first one on. */
export const Toasts = () => {
  const { notifications } = useNotifications()
  const [needed, need] = useState(false)
  if (notifications.length > 0 && !needed) need(true)
  return <Suspense fallback={null}>{needed && <ToastContainer />}</Suspense>
}
