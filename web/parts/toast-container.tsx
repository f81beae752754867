import { Notifications } from '@mantine/notifications'
import '@mantine/notifications/styles.layer.css'

/** The messages in the corner. At the top: the bar to save stands at the bottom. */
export default function ToastContainer() {
  return <Notifications position="top-right" limit={3} />
}
